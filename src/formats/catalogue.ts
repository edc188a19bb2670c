import type { Format } from '../ports/format.ts';
import { adFormat } from './ad/ad-format.ts';
import { lectureFormat } from './lecture/lecture-format.ts';
import { lessonFormat } from './lesson/lesson-format.ts';
import { musicVideoFormat } from './music-video/music-video-format.ts';
import { trainingFormat } from './training/training-format.ts';

/** Every format there is, in the order in which people are shown them. */
export const formats: readonly Format[] = [
  lessonFormat,
  lectureFormat,
  adFormat,
  trainingFormat,
  musicVideoFormat,
];
