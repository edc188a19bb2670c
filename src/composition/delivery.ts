import { join } from 'node:path';
import { systemClock } from '../engine/system-sources.ts';
import { openPublishers } from '../publishing/open-publishers.ts';
import { webhookAnnouncer } from '../publishing/webhook/webhook-announcer.ts';
import { readWebhookSettings } from '../publishing/webhook/webhook-settings.ts';
import type { StudioParts } from '../studio/studio-parts.ts';
import { type InstallationOptions, surveyPlace } from './installation.ts';

/** What films are published and announced with; `invalid-input` for a webhook that cannot be told. */
export function openDelivery(options: InstallationOptions) {
  const { environment } = options;
  const { folder, size } = surveyPlace(options);
  const settings = readWebhookSettings(environment);
  const announcer = webhookAnnouncer({ settings, folder: join(folder, 'webhooks'), clock: systemClock });
  const parts: Pick<StudioParts, 'publishers' | 'announcer' | 'keepsFilesHere'> = {
    publishers: openPublishers({ environment, fetch, clock: systemClock }),
    announcer,
    keepsFilesHere: size.name === 'embedded',
  };
  return { parts, close: () => announcer.close() };
}
