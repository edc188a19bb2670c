import { describeRate, dollars, FREE, type Price } from '../../domain/price.ts';
import type { ModelEntry } from './model-entry.ts';
import { nearestDuration } from './nearest.ts';

/** What the price of one piece depends on. */
export interface Measure {
  durationSeconds?: number;
  /** The length is about that, for what it is of is not made yet. */
  isEstimated?: boolean;
  resolution?: string;
  /** Of the text that is spoken. */
  characters?: number;
}

export interface Quote {
  price: Price;
  /** What it is reckoned from. */
  basis: string;
  /** It may turn out to be otherwise. */
  isEstimate?: true;
}

/** What one piece of a model costs, and what that is reckoned from. */
export function quoteFor({ id, rate }: ModelEntry, measure: Measure): Quote {
  const { durationSeconds, resolution, characters, isEstimated } = measure;
  switch (rate.per) {
    case 'nothing':
      return { price: FREE, basis: 'made on this machine' };
    case 'piece': {
      const note = rate.note === undefined ? '' : ` (${rate.note})`;
      return { price: dollars(rate.dollars), basis: `${describeRate(rate.dollars)} each${note}` };
    }
    case 'machine-time':
      return unknownQuote('billed by the time that the machine takes');
    case 'any-second':
      if (durationSeconds === undefined) return unknownQuote(`${id} is billed by the second`);
      return isEstimated
        ? aboutSeconds(durationSeconds, rate.dollars)
        : perSecond(durationSeconds, rate.dollars, '');
    case 'second': {
      const each = resolution === undefined ? undefined : rate.dollarsByResolution[resolution];
      if (each === undefined || durationSeconds === undefined) {
        return unknownQuote(`${id} has no listed price at ${resolution ?? 'an open resolution'}`);
      }
      return perSecond(durationSeconds, each, ` (${resolution})`);
    }
    case 'thousand-characters':
      if (characters === undefined) return unknownQuote(`${id} is billed by the length of the text`);
      return {
        price: dollars((characters / 1000) * rate.dollars),
        basis: `${characters} characters at ${describeRate(rate.dollars)} a thousand`,
      };
    default:
      return unknownQuote(`${id} is billed by the length of the text`);
  }
}

/** What a model's part in a scene of 5 s costs: a clip at 720p, 75 characters spoken, a scene's text, a look at its shot. */
export function sceneQuote(entry: ModelEntry): Quote {
  const { rate, kind } = entry;
  if (rate.per === 'thousand-characters') return quoteFor(entry, { characters: SCENE_CHARACTERS });
  if (rate.per === 'tokens') {
    const { input, output } = kind === 'face-look' ? LOOK_TOKENS : SCENE_TOKENS;
    const tokens = input * rate.inputDollars + output * rate.outputDollars;
    return {
      price: dollars(tokens / 1_000_000),
      basis: `about: ${describeRate(rate.inputDollars)} in, ${describeRate(rate.outputDollars)} out a million tokens`,
    };
  }
  const durationSeconds = kind === 'lip-sync' ? SCENE_SECONDS : nearestDuration(entry, SCENE_SECONDS);
  const resolution = entry.resolutions?.includes('720p') ? '720p' : entry.resolutions?.[0];
  return quoteFor(entry, { durationSeconds, ...(resolution !== undefined && { resolution }) });
}

const SCENE_SECONDS = 5;
/** What is spoken in that time at a calm pace. */
const SCENE_CHARACTERS = 75;
/** A scene's share of the instructions, and its text with what describes its picture. */
const SCENE_TOKENS = { input: 200, output: 200 };
/** The words of the question and four pictures, and what is seen in them. */
const LOOK_TOKENS = { input: 2_500, output: 800 };

function perSecond(durationSeconds: number, each: number, note: string): Quote {
  return {
    price: dollars(durationSeconds * each),
    basis: `${durationSeconds} s at ${describeRate(each)} a second${note}`,
  };
}

/** An estimate is told to be one, and is rather too high than too low. */
function aboutSeconds(durationSeconds: number, each: number): Quote {
  const seconds = Math.ceil(durationSeconds);
  return {
    price: dollars(seconds * each),
    basis: `about ${seconds} s at ${describeRate(each)} a second: an estimate, for what sets its length is not made yet`,
    isEstimate: true,
  };
}

function unknownQuote(why: string): Quote {
  return { price: { known: false, why }, basis: why };
}
