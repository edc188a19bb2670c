import { say } from '../text/messages.ts';

/** A sum of money as people write it; small ones to a tenth of a cent or finer, never rounded to nothing. */
export function money({ amount, currency }: { amount: number; currency: string }): string {
  if (amount === 0) return say('plan.free');
  const precision =
    amount < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: amount < 1 ? 3 : 2 };
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, ...precision }).format(amount);
}

/** A total of which some prices may not be known. */
export function total(sum: { amount: number; currency: string; unknown: readonly string[] }): string {
  if (sum.unknown.length === 0) return money(sum);
  const rest = `${sum.unknown.length} ${say('plan.unknown')}`;
  return sum.amount === 0 ? rest : `${money(sum)} + ${rest}`;
}

/** `1:05`, or `1:02:05` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** When something happened, as people say it. */
export function ago(instant: string): string {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  }
  return format.format(0, 'minute');
}
