import { useQuery } from '@tanstack/react-query';

const BARS = 120;

/** How loud a stretch of sound is from its beginning to its end, drawn as bars. */
export function Waveform({ url }: { url: string | undefined }) {
  const peaks = useQuery({
    queryKey: ['waveform', url?.split('?')[0]],
    queryFn: async ({ signal }) => peaksOf(await (await fetch(url!, { signal })).arrayBuffer()),
    enabled: url !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!peaks.data) return null;
  return (
    <svg
      viewBox={`0 0 ${BARS} 2`}
      preserveAspectRatio="none"
      className="size-full fill-accent"
      aria-hidden="true"
    >
      <path d={peaks.data.map(barOf).join('')} />
    </svg>
  );
}

/** A bar around the middle; a thin one where it is quiet. */
function barOf(peak: number, index: number): string {
  const half = Math.max(0.02, peak);
  return `M${index + 0.15} ${(1 - half).toFixed(3)}h.7v${(2 * half).toFixed(3)}h-.7z`;
}

/** The highest level in each part of a sound file, from 0 to 1 of the loudest. */
async function peaksOf(bytes: ArrayBuffer): Promise<number[]> {
  const context = new OfflineAudioContext(1, 1, 16_000);
  const samples = (await context.decodeAudioData(bytes)).getChannelData(0);
  const length = Math.max(1, Math.floor(samples.length / BARS));
  const peaks = Array.from({ length: BARS }, (_, bar) => {
    let peak = 0;
    for (let at = bar * length; at < (bar + 1) * length && at < samples.length; at += 1)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const most = Math.max(0.01, ...peaks);
  return peaks.map((peak) => peak / most);
}
