import { ReelError, throwIfCancelled } from '../../domain/errors.ts';
import type { PublicationFile, Publisher } from '../../ports/publisher.ts';
import { filmPath } from '../film-places.ts';
import { askCloudinary, basicCredentials, type CloudinaryHttpParts } from './cloudinary-http.ts';
import { type CloudinaryPlace, type CloudinaryResource, resourceSchema, uploadFile } from './upload-file.ts';

const LOOK_DEADLINE_MS = 30_000;

/**
 * Publishes to Cloudinary: films and sound as videos, stills as images, captions and documents raw, so that they stay
 * as they are. Whoever has a link can open it, without an end.
 */
export function cloudinaryPublisher(parts: CloudinaryHttpParts): Publisher {
  const { cloudName, folder } = parts.settings;
  return {
    kind: 'cloudinary',
    place: `cloudinary://${cloudName}/${folder}`,
    hasLastingUrls: true,
    async publish(file, publication, signal, onSent) {
      throwIfCancelled(signal);
      const place = placeOf(file, folder + filmPath(file, publication));
      const found = await resourceAt(place, parts, signal);
      const resource = found ?? (await uploadFile(file, place, parts, { signal, onSent }));
      if (file.role !== 'result' && resource.bytes !== file.sizeBytes) throw taken(place);
      return {
        role: file.role,
        name: file.name,
        location: place.publicId,
        url: resource.secure_url,
        sizeBytes: file.sizeBytes,
        uploaded: found === undefined && resource.existing !== true,
      };
    },
  };
}

/** The public id of a raw file keeps the ending; that of the others has none, for Cloudinary adds it. */
function placeOf({ mediaType }: PublicationFile, path: string): CloudinaryPlace {
  const resourceType = resourceTypeOf(mediaType);
  return { resourceType, publicId: resourceType === 'raw' ? path : path.replace(/\.[^./]+$/, '') };
}

function resourceTypeOf(mediaType: string): CloudinaryPlace['resourceType'] {
  if (mediaType.startsWith('image/')) return 'image';
  return /^(video|audio)\//.test(mediaType) ? 'video' : 'raw';
}

/** What is at a place (https://cloudinary.com/documentation/admin_api#get_details_of_a_single_resource_by_public_id). */
async function resourceAt(
  { resourceType, publicId }: CloudinaryPlace,
  parts: CloudinaryHttpParts,
  signal: AbortSignal,
): Promise<CloudinaryResource | undefined> {
  const authorization = `Basic ${basicCredentials(parts.settings)}`;
  const path = publicId.split('/').map(encodeURIComponent).join('/');
  const { status, document } = await askCloudinary(
    `/resources/${resourceType}/upload/${path}`,
    () => ({ headers: { authorization } }),
    parts,
    { signal, deadlineMs: LOOK_DEADLINE_MS },
  );
  return status === 404 ? undefined : resourceSchema.safeParse(document).data;
}

function taken({ publicId }: CloudinaryPlace): ReelError {
  return new ReelError(
    'conflict',
    `Cloudinary holds something else at ${publicId} already, and nothing that was published is replaced. Set another ` +
      'CLOUDINARY_FOLDER, or delete that asset.',
  );
}
