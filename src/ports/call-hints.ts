/** Word of paid calls that comes by itself, such as a vendor's webhook. It may be lost: asking goes on without it. */
export interface CallHints {
  /** Ends after the time, or sooner when there is word of the call; `cancelled` when the signal fires. */
  wait(callId: string, durationMs: number, signal: AbortSignal): Promise<void>;
  /** Tells whoever waits for the call that something happened to it. */
  tell(callId: string): void;
}
