import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openStudio } from '../../src/compose.ts';
import { PROJECT_STATUSES, type Project } from '../../src/domain/project.ts';
import { randomId, systemClock } from '../../src/engine/system-sources.ts';
import { openHome } from '../../src/storage/home.ts';

const BRIEF = resolve(import.meta.dirname, '../../examples/lesson/feedback-that-helps.md');
const SUBJECTS = ['Lighthouses', 'Tides', 'Bread', 'Glaciers', 'Tokens', 'Bees', 'Bridges', 'Violins'];
const AT_ONCE = 50;

/** Keeps so many projects in a home, each a whole lesson with its script; answers with their ids. */
export async function fillStore(home: string, count: number): Promise<string[]> {
  const model = await scriptedProject(home);
  const stores = await openHome(home, systemClock, randomId);
  try {
    const ids = Array.from({ length: count }, (_, index) => `lesson-${index}-${randomId().slice(0, 6)}`);
    for (let start = 0; start < count; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE);
      await Promise.all(some.map((id, index) => stores.projects.create(copyOf(model, id, start + index))));
    }
    return ids;
  } finally {
    await stores.close();
  }
}

/** A lesson, as far as its script. */
async function scriptedProject(home: string): Promise<Project> {
  const studio = await openStudio({ home, environment: {} });
  const { signal } = new AbortController();
  try {
    const brief = { text: await readFile(BRIEF, 'utf8'), name: 'lesson.md' };
    const { project } = await studio.createProject({ brief, overrides: [], signal });
    await studio.runProject({ projectId: project.id, stage: 'script', signal, onEvent: () => {} });
    return (await studio.project(project.id)).project;
  } finally {
    await studio.close();
  }
}

function copyOf(model: Project, id: string, index: number): Project {
  const at = new Date(Date.parse(model.createdAt) - index * 60_000).toISOString();
  return {
    ...model,
    id,
    title: `${SUBJECTS[index % SUBJECTS.length]} ${index}`,
    status: PROJECT_STATUSES[index % PROJECT_STATUSES.length] ?? 'pending',
    createdAt: at,
    updatedAt: at,
  };
}
