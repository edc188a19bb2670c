import type { Plan } from '../api/documents.ts';
import { makerName } from '../text/maker-name.ts';

type Wanted = Plan['wanted'][number];

/** What is asked of one model in one stage, or all of a stage that costs nothing. */
export interface PlanRow {
  stage: Wanted['stage'];
  /** Absent where nobody can make it. */
  maker: string | undefined;
  count: number;
  amount: number;
  /** What one of them costs, from the cheapest to the dearest. */
  each: readonly [least: number, most: number];
  /** How many of them have a price that nobody knows beforehand. */
  unknown: number;
  /** What the price of the first is reckoned from. */
  basis: string | undefined;
  /** What is not made as it was wished, and why this model was chosen; each once. */
  remarks: string[];
}

/** A plan by stages and models. */
export function rowsOf({ wanted }: Plan): PlanRow[] {
  const groups = Map.groupBy(wanted, (part) => `${part.stage} ${isFree(part) ? 'free' : makerOf(part)}`);
  return [...groups.values()].map((parts) => {
    const [first] = parts as [Wanted, ...Wanted[]];
    const amounts = parts.map(({ offer }) => offer?.price?.amount ?? 0);
    return {
      stage: first.stage,
      maker: first.offer === null ? undefined : [...new Set(parts.map(makerOf))].join(', '),
      count: parts.length,
      amount: amounts.reduce((sum, amount) => sum + amount, 0),
      each: [Math.min(...amounts), Math.max(...amounts)],
      unknown: parts.filter(({ offer }) => offer !== null && offer.price === null).length,
      basis: first.offer?.basis,
      remarks: [...new Set(parts.flatMap(remarksOn))],
    };
  });
}

function isFree({ offer }: Wanted): boolean {
  return offer?.price?.amount === 0;
}

function makerOf(part: Wanted): string | undefined {
  const { offer } = part;
  if (offer === null) return undefined;
  const name = makerName(offer.provider);
  return isFree(part) || offer.model === offer.provider ? name : `${name} (${offer.model})`;
}

function remarksOn({ offer }: Wanted): string[] {
  const corrections = (offer?.corrections ?? []).map(
    ({ what, asked, made, why }) => `${what}: ${asked} → ${made} (${why})`,
  );
  return offer?.chosen_because == null ? corrections : [...corrections, offer.chosen_because];
}
