import type { Spots, Stage } from '../stage.ts';
import { arbour } from './arbour.ts';
import { botanical } from './botanical.ts';
import { city } from './city.ts';
import { aboveClouds } from './clouds.ts';
import { desert } from './desert.ts';
import { forest } from './forest.ts';
import { geometryPlay } from './geometry-play.ts';
import { hills } from './hills.ts';
import { isometric } from './isometric.ts';
import { library } from './library.ts';
import { map } from './map.ts';
import { meadow } from './meadow.ts';
import { network } from './network.ts';
import { office } from './office.ts';
import { orbits } from './orbits.ts';
import { peaks } from './peaks.ts';
import { podium } from './podium.ts';
import { sea } from './sea.ts';
import { space } from './space.ts';
import { stageLight } from './stage-light.ts';
import { steps } from './steps.ts';
import { table } from './table.ts';
import { underwater } from './underwater.ts';
import { waves } from './waves.ts';

/** The compositions: each lays out its scenery and says where its things go. */
export const SETTINGS = {
  hills,
  peaks,
  sea,
  city,
  desert,
  forest,
  clouds: aboveClouds,
  space,
  underwater,
  table,
  library,
  office,
  stage: stageLight,
  podium,
  network,
  orbits,
  waves,
  geometry: geometryPlay,
  isometric,
  steps,
  botanical,
  meadow,
  arbour,
  map,
} as const satisfies Record<string, (stage: Stage) => Spots>;

export type SettingName = keyof typeof SETTINGS;
