import { z } from '@hono/zod-openapi';

/** What is asked and answered of settings: names go both ways, values only in. */

export const settingValueSchema = z.strictObject({
  value: z.string().min(1).max(4096).describe('Kept encrypted and never answered with.'),
});

export const settingSchema = z
  .object({
    name: z.string(),
    set_at: z.iso.datetime(),
    overridden: z.boolean().describe('Whether the environment says it too, and wins.'),
  })
  .openapi('Setting');

export const settingsSchema = z
  .object({
    settings: z.array(settingSchema),
    names: z.array(z.string()).describe('Every name that can be kept.'),
  })
  .openapi('Settings');
