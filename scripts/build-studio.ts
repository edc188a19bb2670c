import { studioFolder } from '../src/composition/build-studio.ts';

/** Makes the studio's pages, so that no server has to when it starts. */
console.log(await studioFolder());
