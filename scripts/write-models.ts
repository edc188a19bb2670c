import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelGuide } from '../src/composition/model-guide.ts';

/** Writes the list of models into docs/reference/; run it after a change of the catalogue. */
await writeFile(join(import.meta.dirname, '../docs/reference/models.md'), modelGuide());
