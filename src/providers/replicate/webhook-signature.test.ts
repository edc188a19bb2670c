import { expect, test } from 'vitest';
import { isWebhookGenuine, webhookSignature } from './webhook-signature.ts';

const SECRET = `whsec_${Buffer.from('a secret').toString('base64')}`;
const NOW_MS = Date.parse('2026-11-21T10:00:00Z');

function signed(different: { timestamp?: string; body?: string } = {}) {
  const unsigned = { id: 'msg_1', timestamp: String(NOW_MS / 1000), body: '{"id":"p1"}', ...different };
  return { ...unsigned, signatures: `v1,${webhookSignature(unsigned, SECRET).toString('base64')}` };
}

test('takes a webhook with the right signature, also among others', () => {
  expect(isWebhookGenuine(signed(), SECRET, NOW_MS)).toBe(true);
  const several = `v2,AAAA v1,AAAA ${signed().signatures}`;
  expect(isWebhookGenuine({ ...signed(), signatures: several }, SECRET, NOW_MS)).toBe(true);
});

test('refuses another body, id, time, secret or version', () => {
  const right = signed();
  expect(isWebhookGenuine({ ...right, body: '{"id":"p2"}' }, SECRET, NOW_MS)).toBe(false);
  expect(isWebhookGenuine({ ...right, id: 'msg_2' }, SECRET, NOW_MS)).toBe(false);
  expect(isWebhookGenuine({ ...right, timestamp: String(NOW_MS / 1000 + 1) }, SECRET, NOW_MS)).toBe(false);
  expect(isWebhookGenuine(right, `whsec_${Buffer.from('other').toString('base64')}`, NOW_MS)).toBe(false);
  const v2 = right.signatures.replace('v1', 'v2');
  expect(isWebhookGenuine({ ...right, signatures: v2 }, SECRET, NOW_MS)).toBe(false);
  for (const signatures of ['', 'v1', 'v1,', 'nonsense']) {
    expect(isWebhookGenuine({ ...right, signatures }, SECRET, NOW_MS)).toBe(false);
  }
});

test('refuses a webhook that is more than five minutes old or from the future', () => {
  const right = signed();
  expect(isWebhookGenuine(right, SECRET, NOW_MS + 299_000)).toBe(true);
  expect(isWebhookGenuine(right, SECRET, NOW_MS + 301_000)).toBe(false);
  expect(isWebhookGenuine(right, SECRET, NOW_MS - 301_000)).toBe(false);
  expect(isWebhookGenuine(signed({ timestamp: 'soon' }), SECRET, NOW_MS)).toBe(false);
});

// The example of the scheme that the vendor uses (https://docs.svix.com/receiving/verifying-payloads/how-manual).
test('signs as the published example of the scheme', () => {
  const webhook = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    body: '{"test": 2432232314}',
  };
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(webhookSignature(webhook, secret).toString('base64')).toBe(
    'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});
