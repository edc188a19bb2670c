import type { AssetHash } from '../domain/asset.ts';

export const PUBLISH_KINDS = ['folder', 's3', 'cloudinary'] as const;

/** Where films can be published to. */
export type PublishKind = (typeof PUBLISH_KINDS)[number];

/** A place to publish to, as the settings say; another folder by its absolute path. */
export type PublishTarget = { kind: 'folder'; path?: string } | { kind: 's3' | 'cloudinary' };

/** What a published file is to its film. */
export type PublicationRole =
  | 'film'
  | 'captions-vtt'
  | 'captions-srt'
  | 'poster'
  | 'contact-sheet'
  | 'image'
  | 'clip'
  | 'speech'
  | 'music'
  | 'result';

/** Whose film is published; the same film of the same project has the same places everywhere. */
export interface Publication {
  ownerId: string;
  projectId: string;
  /** What the brief calls itself, such as a lecture's id; the project's id where it says nothing. */
  collectionId: string;
  film: AssetHash;
}

/** A local file to be published. */
export interface PublicationFile {
  role: PublicationRole;
  /** Unlike that of any other file of the publication: `film.mp4`. */
  name: string;
  path: string;
  mediaType: string;
  sizeBytes: number;
  /** Names the content: another content has another name. */
  identity: string;
  /** The scene's sequence number, for what belongs to one scene. */
  sequence?: number;
}

/** A file that is there. */
export interface PublishedFile {
  role: PublicationRole;
  name: string;
  /** Where it is, in the words of the place: a path, a key, a public id. */
  location: string;
  /** Opens it. */
  url: string;
  /** ISO 8601 instant after which the URL opens nothing; absent where it stays. */
  expiresAt?: string;
  sizeBytes: number;
  /** False where it was there already. */
  uploaded: boolean;
}

/**
 * A place that takes films. Publishing the same file again, after a crash as well, puts nothing there twice and answers
 * with the same place; a file is there whole or not at all.
 */
export interface Publisher {
  kind: PublishKind;
  /** The place for a person to read, without anything secret. */
  place: string;
  /** Whether its URLs stay and may be told in documents; else documents there name the files beside them. */
  hasLastingUrls: boolean;
  /**
   * Puts a file there, or finds it there. `conflict` where something else is in its place, `unauthorized` or `forbidden`
   * for keys that may not, `provider-unavailable` and retryable for a place that cannot be reached now. Where a large file
   * goes in parts, `onSent` is told the bytes of each that went.
   */
  publish(
    file: PublicationFile,
    publication: Publication,
    signal: AbortSignal,
    onSent?: (bytes: number) => void,
  ): Promise<PublishedFile>;
}

/** How a place to publish to stands on this installation. */
export interface PublisherState {
  kind: PublishKind;
  isReady: boolean;
  /** Where it is, or what is missing for it; never a secret. */
  detail: string;
}

/** The places that this installation can publish to. */
export interface Publishers {
  /** `invalid-input`, naming what has to be set, where it is not set up. */
  open(target: PublishTarget): Promise<Publisher>;
  states(): PublisherState[];
}
