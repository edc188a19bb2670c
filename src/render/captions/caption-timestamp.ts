/** `01:02:03.456` with the given mark before the milliseconds: a point in WebVTT, a comma in SubRip. */
export function captionTimestamp(seconds: number, mark: '.' | ','): string {
  const total = Math.round(seconds * 1000);
  const part = (value: number, digits: number) => String(value).padStart(digits, '0');
  const [hours, minutes] = [Math.floor(total / 3_600_000), Math.floor(total / 60_000) % 60];
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(Math.floor(total / 1000) % 60, 2)}${mark}${part(total % 1000, 3)}`;
}

/** Seconds of a timestamp in either form, hours left out or not; undefined for anything else. */
export function parseCaptionTimestamp(text: string): number | undefined {
  const match = /^(?:(\d{2,}):)?(\d{2}):(\d{2})[.,](\d{3})$/.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes, seconds, milliseconds] = match;
  return (
    (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(milliseconds)) /
    1000
  );
}

/** A cue as it is read from a caption file. */
export interface ParsedCue {
  startSeconds: number;
  endSeconds: number;
  lines: string[];
  speaker?: string;
}
