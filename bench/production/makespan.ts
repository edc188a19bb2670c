import { seededRandom } from '../../test/chaos/seeded-random.ts';
import { FakeReplicate } from '../../test/fakes/replicate-server.ts';
import { median, row } from '../machine.ts';
import { type BenchProduction, openBenchProduction } from './bench-production.ts';
import { type CallLimits, firstReadyFirstMs, lowerBoundMs, sequentialMs } from './lower-bound.ts';
import { drawSegment, SCALE, type SegmentTimes, segmentWishes, timedWriter } from './segments.ts';

const DRAWS = 20;
const SEGMENTS = 5;
/** What may come on top of a twentieth: the work of the machine itself is not scaled. */
const FIXED_MS = 50;
/** The usual pacing, scaled as the calls are. */
const PACING = { firstPollMs: 500 * SCALE, longestPollMs: 10_000 * SCALE, longestCallMs: 3_600_000 };

type Way = (production: BenchProduction, subjects: readonly string[]) => Promise<void>;

/** Nothing waits but for its own inputs and a free place. */
const withoutBarrier: Way = (production, subjects) =>
  production.produce(subjects.flatMap((subject) => Object.values(segmentWishes(subject))));

const stageByStage: Way = async (production, subjects) => {
  for (const kind of ['prompt', 'image', 'clip'] as const)
    await production.produce(subjects.map((subject) => segmentWishes(subject)[kind]));
};

/** Five segments, twenty times: how near the making comes to what call times and limits allow. */
export async function benchMakespan(): Promise<void> {
  await report('a lecture: 5 of each kind at a time', { prompts: 5, images: 5, clips: 5 });
  await report('a narrow door: 5 prompts, 3 images, 3 clips', { prompts: 5, images: 3, clips: 3 });
}

async function report(title: string, limits: CallLimits): Promise<void> {
  console.log(`\n${title}; ${SEGMENTS} segments, ${DRAWS} draws, call times / ${1 / SCALE}`);
  const random = seededRandom(4);
  const draws = Array.from({ length: DRAWS }, () =>
    Array.from({ length: SEGMENTS }, () => drawSegment(random)),
  );
  const bounds = draws.map((segments) => firstReadyFirstMs(segments, limits));
  const least = draws.map((segments) => lowerBoundMs(segments, limits));
  const measured = await measureAll(draws, limits, withoutBarrier);
  const barrier = await measureAll(draws, limits, stageByStage);
  const sequential = draws.map(sequentialMs);
  const ratios = measured.map((ms, index) => ms / (bounds[index] ?? 0));
  const beyond = measured.map((ms, index) => ms - 1.05 * (bounds[index] ?? 0));
  console.log(
    row('arithmetic bound, median', inMs(median(least)), 'for one who knows all call times beforehand'),
  );
  console.log(row('lower bound, median', inMs(median(bounds)), 'the first ready first, no overhead'));
  console.log(row('makespan, median', inMs(median(measured)), ''));
  console.log(
    row(
      'makespan / bound, median and worst',
      both(ratios, (ratio) => ratio.toFixed(3)),
      '',
    ),
  );
  console.log(
    row('makespan - 1.05 x bound, median and worst', both(beyond, inMs), `at most ${FIXED_MS} ms, each time`),
  );
  console.log(row('stage by stage, median', inMs(median(barrier)), ''));
  console.log(row('one after the other, without overhead, median', inMs(median(sequential)), ''));
}

async function measureAll(
  draws: readonly (readonly SegmentTimes[])[],
  limits: CallLimits,
  way: Way,
): Promise<number[]> {
  const times = new Map<string, SegmentTimes>();
  const timesOf = (subject: string) => times.get(subject) ?? { promptMs: 0, imageMs: 0, clipMs: 0 };
  await using fake = await FakeReplicate.start({
    fate: (_accepted, prompt) => {
      const [subject = ''] = /^[\w-]+/.exec(prompt) ?? [];
      const { imageMs, clipMs } = timesOf(subject);
      return { callMs: prompt.includes('Style:') ? imageMs : clipMs };
    },
  });
  await using production = await openBenchProduction({
    vendor: fake,
    lanes: {
      prompts: { concurrency: limits.prompts },
      images: { concurrency: limits.images },
      clips: { concurrency: limits.clips },
    },
    makers: [timedWriter('prompts', (subject) => timesOf(subject).promptMs)],
    pacing: PACING,
  });
  // The first call of a process loads and compiles what it needs.
  await way(production, ['warm-up']);
  const measured: number[] = [];
  for (const [draw, segments] of draws.entries()) {
    const subjects = segments.map((segment, index) => {
      const subject = `draw-${draw}-segment-${index}`;
      times.set(subject, segment);
      return subject;
    });
    const startedMs = performance.now();
    await way(production, subjects);
    measured.push(performance.now() - startedMs);
  }
  return measured;
}

function both(values: readonly number[], show: (value: number) => string): string {
  return `${show(median(values))}, ${show(Math.max(...values))}`;
}

function inMs(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}
