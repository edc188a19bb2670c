import type { FilmCheck } from '../../domain/project.ts';
import { isSilent } from '../../domain/silent-timeline.ts';
import { framesToSeconds } from '../../domain/time.ts';
import type { LoudnessTarget, Timeline } from '../../domain/timeline.ts';
import type { DecodeReport, LoudnessFacts, TimeStretch } from '../../ports/media.ts';
import type { FilmEvidence } from './film-evidence.ts';
import { describeStretch, listed, overlap, stretchSeconds } from './film-moments.ts';

/** A speaker's pause is shorter; where a voice should be heard, this much silence is a fault. */
const SILENT_SECONDS = 2;
/** How far the integrated loudness may be off, as EBU R 128 allows for where it cannot be met exactly. */
const LOUDNESS_TOLERANCE_LU = 1;
/** The reading of digital silence. */
const SILENCE_LUFS = -70;
/** What is judged by where no timeline says otherwise. */
const USUAL_LOUDNESS: LoudnessTarget = { integratedLufs: -14, truePeakDbtp: -1 };

/** What is heard: narration where it is planned, as loud as promised, without clipping. */
export function soundChecks({ decoding }: FilmEvidence, timeline: Timeline | undefined): FilmCheck[] {
  const { loudness } = decoding;
  if ((timeline && isSilent(timeline)) || loudness === null) return [];
  const target = timeline?.loudness ?? USUAL_LOUDNESS;
  return [
    ...(timeline ? [silenceCheck(decoding, timeline)] : []),
    loudnessCheck(loudness, target),
    truePeakCheck(loudness, target),
  ];
}

function silenceCheck({ silent }: DecodeReport, timeline: Timeline): FilmCheck {
  const spoken = narrationStretches(timeline);
  const found = silent
    .flatMap((stretch) => spoken.flatMap((speech) => overlap(stretch, speech) ?? []))
    .filter((stretch) => stretchSeconds(stretch) >= SILENT_SECONDS);
  const detail =
    found.length === 0
      ? 'sound wherever someone speaks'
      : `no sound from ${listed(found.map(describeStretch))}, though someone should be heard`;
  return { name: 'silence', ok: found.length === 0, detail };
}

function narrationStretches({ narration, frameRate }: Timeline): TimeStretch[] {
  return narration.map(({ startFrame, inSeconds, outSeconds }) => {
    const startSeconds = framesToSeconds(startFrame, frameRate);
    return { startSeconds, endSeconds: startSeconds + outSeconds - inSeconds };
  });
}

function loudnessCheck({ integratedLufs }: LoudnessFacts, target: LoudnessTarget): FilmCheck {
  const wanted = `${target.integratedLufs} LUFS, ${LOUDNESS_TOLERANCE_LU} LU more or less`;
  if (integratedLufs <= SILENCE_LUFS) {
    return {
      name: 'loudness',
      ok: false,
      detail: `nothing is heard in the whole film; wanted were ${wanted}`,
    };
  }
  const ok = Math.abs(integratedLufs - target.integratedLufs) <= LOUDNESS_TOLERANCE_LU;
  return { name: 'loudness', ok, detail: `${integratedLufs.toFixed(1)} LUFS; wanted were ${wanted}` };
}

function truePeakCheck({ truePeakDbtp }: LoudnessFacts, target: LoudnessTarget): FilmCheck {
  const ok = truePeakDbtp <= target.truePeakDbtp;
  const detail = `${truePeakDbtp.toFixed(1)} dBTP, at most ${target.truePeakDbtp} allowed`;
  return { name: 'true peak', ok, detail };
}
