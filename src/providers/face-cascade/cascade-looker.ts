import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { breathing } from '../../domain/breathing.ts';
import { isReelError, ReelError } from '../../domain/errors.ts';
import {
  type Box,
  type FaceLook,
  faceLookWishOf,
  LOOKED_AT_ROLE,
  secondsLookedAt,
} from '../../domain/face-look.ts';
import { FREE } from '../../domain/price.ts';
import { refused } from '../../domain/refused.ts';
import type { MakeRequest, Maker } from '../../ports/maker.ts';
import type { ShotPictures } from '../../ports/shot-pictures.ts';
import { deliverLook } from '../deliver/deliver-look.ts';
import { inputFor } from '../references/prepare-references.ts';
import type { Environment } from '../settings/vendor-settings.ts';
import type { Cascade } from './cascade.ts';
import { findFaces } from './find-faces.ts';

const SETTING = 'REEL_FACE_CASCADE';
const PROVIDER = 'face-cascade';
/** Larger pictures show no more of a face that is worth singing. */
const LONGEST_SIDE_PIXELS = 480;
const MOST_FACES = 4;

/**
 * Looks for faces on this machine with a cascade that a person brought, whose file `REEL_FACE_CASCADE` names; undefined
 * where none is named, `invalid-input` for a file that is not there.
 */
export function cascadeFromEnvironment(
  environment: Environment,
  lane: string,
  pictures: Pick<ShotPictures, 'grey'>,
): Maker | undefined {
  const given = environment[SETTING]?.trim();
  if (!given) return undefined;
  const path = resolve(given);
  if (!existsSync(path))
    throw refused({
      field: SETTING,
      value: given,
      problem: 'must name the file of a face cascade that is there',
    });
  const model = basename(path);
  let cascade: Cascade | undefined;
  return {
    provider: PROVIDER,
    lane,
    offer: (recipe) =>
      recipe.kind === 'face-look' ? { model, price: FREE, basis: 'looked for on this machine' } : undefined,
    async make(request) {
      cascade ??= await openCascade(path);
      const look = await lookWith(cascade, request, pictures);
      const file = await deliverLook(new TextEncoder().encode(JSON.stringify(look)), request);
      return { ...file, model, parameters: {}, cost: FREE };
    },
  };
}

/** Another looker may be asked where the file is none. */
async function openCascade(path: string): Promise<Cascade> {
  try {
    const { readCascade } = await import('./read-cascade.ts');
    return readCascade(await readFile(path, 'utf8'));
  } catch (error) {
    const why = isReelError(error) ? error.message : 'It cannot be read.';
    throw new ReelError('provider-unavailable', `${SETTING} names ${path}. ${why}`, { cause: error });
  }
}

async function lookWith(
  cascade: Cascade,
  { recipe, inputs, signal }: MakeRequest,
  pictures: Pick<ShotPictures, 'grey'>,
): Promise<FaceLook> {
  const { path } = inputFor(LOOKED_AT_ROLE, inputs);
  const moments = (shotSeconds: number) => secondsLookedAt(faceLookWishOf(recipe), shotSeconds);
  const greys = await pictures.grey(path, moments, LONGEST_SIDE_PIXELS, signal);
  const breathe = breathing(signal);
  const look: FaceLook = { moments: [] };
  for (const grey of greys) {
    const faces = await findFaces(grey, cascade, breathe);
    look.moments.push({
      faces: faces.slice(0, MOST_FACES).map((face) => ({ face, mouth: mouthIn(face) })),
    });
  }
  return look;
}

/** Where the mouth is in a face that is seen from the front: in the middle of its lower third. */
function mouthIn({ left, top, width, height }: Box): Box {
  return { left: left + width * 0.25, top: top + height * 0.65, width: width * 0.5, height: height * 0.25 };
}
