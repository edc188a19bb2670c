import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useIsDark } from '../../parts/theme.ts';

interface WaveformProps {
  url: string | undefined;
  /** So many bars stand for the whole of it. */
  bars?: number;
  /** It is heard for so long from here on, beginning again where it ends; once and whole where absent. */
  heard?: { fromSeconds: number; seconds: number };
  /** A colour of the page's theme. */
  colour?: 'accent' | 'good';
}

/** How loud a stretch of sound is from its beginning to its end, drawn as bars; fetched when it comes into view. */
export function Waveform({ url, bars = 64, heard, colour = 'accent' }: WaveformProps) {
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  const peaks = useQuery({
    queryKey: ['waveform', url?.split('?')[0], bars, heard],
    queryFn: async ({ signal }) => peaksOf(await (await fetch(url!, { signal })).arrayBuffer(), bars, heard),
    enabled: url !== undefined && isSeen,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <div ref={place} aria-hidden className="size-full">
      {peaks.data && <Bars peaks={peaks.data} colour={colour} />}
    </div>
  );
}

/** Whether something was ever seen, or nearly. */
function useSeen(place: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || place.current === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isSeen, place]);
  return isSeen;
}

const BAR_PIXELS = 2;
const HEIGHT_PIXELS = 40;

/** Bars around the middle; a thin one where it is quiet. Drawn once: a picture costs the page least while others move. */
function Bars({ peaks, colour }: { peaks: readonly number[]; colour: 'accent' | 'good' }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useIsDark();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, peaks.length * BAR_PIXELS, HEIGHT_PIXELS);
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--${colour}`);
    context.globalAlpha = isDark ? 0.75 : 0.85;
    for (const [index, peak] of peaks.entries()) {
      const height = Math.max(0.02, peak) * HEIGHT_PIXELS;
      context.fillRect(index * BAR_PIXELS, (HEIGHT_PIXELS - height) / 2, BAR_PIXELS - 1, height);
    }
  }, [peaks, colour, isDark]);
  return (
    <canvas ref={canvas} width={peaks.length * BAR_PIXELS} height={HEIGHT_PIXELS} className="size-full" />
  );
}

const SAMPLES_A_SECOND = 16_000;
/** Enough to see how loud it is, so few that a long piece does not hold up the page. */
const MOST_SAMPLES_A_BAR = 600;

/** The highest level in each part of what is heard of a sound file, from 0 to 1 of the loudest. */
async function peaksOf(
  bytes: ArrayBuffer,
  bars: number,
  heard: WaveformProps['heard'] | undefined,
): Promise<number[]> {
  const context = new OfflineAudioContext(1, 1, SAMPLES_A_SECOND);
  const samples = (await context.decodeAudioData(bytes)).getChannelData(0);
  const first = Math.floor((heard?.fromSeconds ?? 0) * SAMPLES_A_SECOND);
  const count = heard === undefined ? samples.length : Math.floor(heard.seconds * SAMPLES_A_SECOND);
  const length = Math.max(1, Math.floor(count / bars));
  const step = Math.max(1, Math.floor(length / MOST_SAMPLES_A_BAR));
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let peak = 0;
    for (let at = first + bar * length; at < first + (bar + 1) * length; at += step)
      peak = Math.max(peak, Math.abs(samples[at % samples.length] ?? 0));
    return peak;
  });
  const most = Math.max(0.01, ...peaks);
  return peaks.map((peak) => peak / most);
}
