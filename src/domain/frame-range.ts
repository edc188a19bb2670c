/** Frames in a row. */
export interface FrameRange {
  startFrame: number;
  durationFrames: number;
}

/** True where two ranges have a frame in common. */
export function shareFrames(one: FrameRange, other: FrameRange): boolean {
  return (
    one.startFrame < other.startFrame + other.durationFrames &&
    other.startFrame < one.startFrame + one.durationFrames
  );
}
