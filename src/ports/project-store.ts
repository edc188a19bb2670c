import type { AssetHash } from '../domain/asset.ts';
import type { Project, ProjectStatus } from '../domain/project.ts';

/** A project as it was read, with the number that the next save must name. */
export interface StoredProject {
  project: Project;
  /** 1 for a new project, one more with each save. */
  revision: number;
}

/** A project in a list. */
export interface ProjectSummary {
  id: string;
  ownerId: string;
  format: string;
  title: string;
  status: ProjectStatus;
  archived: boolean;
  /** Of its last film; absent while there is none. */
  poster?: AssetHash;
  /** ISO 8601 instants. */
  createdAt: string;
  updatedAt: string;
}

export interface ProjectQuery {
  ownerId?: string;
  status?: ProjectStatus;
  format?: string;
  /** Every word of it is somewhere in the title, the format or the id, in any case. */
  search?: string;
  /** True for archived projects alone; only others where absent. */
  archived?: boolean;
  /** The most on one page; 50 where absent, 500 at most. */
  limit?: number;
  /** `nextPage` of the page before. */
  page?: string;
}

export interface ProjectPage {
  /** The last saved first. */
  projects: ProjectSummary[];
  /** Absent on the last page. */
  nextPage?: string;
}

/** Where projects are kept. Every change is whole or not there at all, whatever happens to the process. */
export interface ProjectStore {
  /** Keeps a new project; `conflict` where the id is taken. */
  create(project: Project): Promise<StoredProject>;
  /** `not-found` where there is none, `home-too-new` where a newer Reelwright saved it. */
  get(id: string): Promise<StoredProject>;
  /** Whose project it is, without all that is in it; undefined where there is none. */
  ownerOf(id: string): Promise<string | undefined>;
  /**
   * Replaces the project if nobody saved it since it was read; else `conflict`, or `not-found` where it was
   * deleted. Sets `updatedAt`. The id and the owner never change.
   */
  save(project: Project, revision: number): Promise<StoredProject>;
  /** `invalid-input` for a page name that no list gave. */
  list(query?: ProjectQuery): Promise<ProjectPage>;
  /** Forgets the project and what it refers to; the assets go with the next prune. False where there was none. */
  delete(id: string): Promise<boolean>;
}
