/** How much slower and faster than its own pace a voice may speak. */
export const SLOWEST_PACE = 0.5;
export const FASTEST_PACE = 2;
