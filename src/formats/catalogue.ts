import type { Format } from '../ports/format.ts';
import { lessonFormat } from './lesson/lesson-format.ts';

/** Every format there is, in the order in which people are shown them. */
export const formats: readonly Format[] = [lessonFormat];
