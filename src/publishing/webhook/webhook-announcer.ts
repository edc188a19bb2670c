import { ReelError } from '../../domain/errors.ts';
import type { Announcer } from '../../ports/announcer.ts';
import type { Clock } from '../../ports/clock.ts';
import { Outbox, type WaitingAnnouncement } from './outbox.ts';
import { type SendingOutcome, sendWebhook } from './send-webhook.ts';
import { checkedAddress, type WebhookSettings } from './webhook-settings.ts';

export interface WebhookParts {
  settings: WebhookSettings;
  /** Where announcements wait that were not taken yet. */
  folder: string;
  clock: Clock;
}

/** The waits between attempts, in seconds; the first ones while whoever made the film waits. After them, it is given up. */
const WAITS_SECONDS = [1, 4, 30, 120, 600, 3600, 6 * 3600, 12 * 3600];
const WAITED_FOR = 2;
/** How often what waits is looked through. */
const LOOK_MS = 10_000;

/** Tells webhooks, and goes on telling those that did not listen for as long as it is open. */
export function webhookAnnouncer({ settings, folder, clock }: WebhookParts) {
  const outbox = new Outbox(folder);
  const closing = new AbortController();
  const { secret, allowsPrivate } = settings;

  const attempt = async (waiting: WaitingAnnouncement): Promise<SendingOutcome> => {
    // Without a secret nothing is sent; it waits until there is one again.
    if (secret === undefined) return { state: 'untaken', why: 'REEL_WEBHOOK_SECRET is not set' };
    const { announcement, address } = waiting;
    const nowMs = clock.nowMs();
    return sendWebhook(announcement, address, { secret, allowsPrivate, nowMs, signal: closing.signal });
  };

  /** The announcement as it waits for its next attempt; undefined where that is over. */
  const later = (waiting: WaitingAnnouncement): WaitingAnnouncement | undefined => {
    const wait = WAITS_SECONDS[waiting.attempts];
    const attempts = waiting.attempts + 1;
    return wait === undefined ? undefined : { ...waiting, attempts, dueAtMs: clock.nowMs() + wait * 1000 };
  };

  /** Tries what is due once. */
  const sendDue = async () => {
    for (const waiting of await outbox.takeDue(clock.nowMs())) {
      const { state } = await attempt(waiting);
      // Nothing was tried where this process ends.
      const next = closing.signal.aborted ? waiting : later(waiting);
      if (state === 'untaken' && next !== undefined) await outbox.release(next);
      else await outbox.remove(waiting.announcement.id);
    }
  };

  const keepSending = async () => {
    while (!closing.signal.aborted) {
      await sendDue().catch(() => undefined);
      await clock.sleep(LOOK_MS, closing.signal).catch(() => undefined);
    }
  };
  const sending = keepSending();

  const announcer: Announcer = {
    addressOf: (asked) =>
      asked === undefined ? (settings.url ?? null) : checkedAddress(asked, 'webhook', settings),
    async announce(announcement, address) {
      let waiting: WaitingAnnouncement = { announcement, address, attempts: 0, dueAtMs: clock.nowMs() };
      await outbox.keep(waiting).catch(() => undefined);
      for (;;) {
        const outcome = await attempt(waiting);
        const next = outcome.state === 'untaken' ? later(waiting) : undefined;
        if (outcome.state === 'taken' || next === undefined) {
          await outbox.remove(announcement.id).catch(() => undefined);
          return outcome.state === 'taken' ? undefined : `The webhook was not told: ${outcome.why}.`;
        }
        waiting = next;
        const isOver = next.attempts > WAITED_FOR || closing.signal.aborted;
        if (!isOver && (await rested(next.dueAtMs - clock.nowMs()))) continue;
        await outbox.release(next).catch(() => undefined);
        return `The webhook was not told yet: ${outcome.why}. It is tried again while Reelwright runs.`;
      }
    },
  };

  const rested = (durationMs: number) =>
    clock.sleep(durationMs, closing.signal).then(
      () => true,
      () => false,
    );

  return {
    ...announcer,
    /** Stops telling; what was not told waits for the next process. */
    async close() {
      closing.abort(new ReelError('cancelled', 'This process ends.'));
      await sending;
    },
  };
}
