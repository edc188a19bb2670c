/** What no storyboard says of a scene: what was made for it has been measured. */
export interface MeasuredScene {
  /** When each of its lines is heard, in seconds from the scene's start; absent before its speech was made. */
  lines?: readonly { startSeconds: number; endSeconds: number }[];
  /** How long its moving shot is as a whole. */
  shotSeconds?: number;
}
