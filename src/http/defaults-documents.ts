import { z } from '@hono/zod-openapi';
import { ownerDefaultsSchema } from '../domain/owner-defaults.ts';

/** What an owner's new films start from, as it is answered: just as it was kept. */
export const defaultsSchema = z.object(ownerDefaultsSchema.shape).openapi('Defaults');
