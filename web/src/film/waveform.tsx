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
      {peaks.data.map((peak, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are known by their place
        <rect key={index} x={index + 0.15} width={0.7} y={1 - peak} height={Math.max(0.04, peak * 2)} />
      ))}
    </svg>
  );
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
