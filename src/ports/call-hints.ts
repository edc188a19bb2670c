/** Word of paid calls that comes by itself, such as a vendor's webhook. It may be lost: asking goes on without it. */
export interface CallHints {
  /** Hears every word of the call from now on, until it is disposed of. */
  listen(callId: string): CallListener;
  /** Tells whoever listens for the call that something happened to it. */
  tell(callId: string): void;
}

export interface CallListener extends Disposable {
  /**
   * Ends after the time, or sooner where there is word of the call: at once where it came since the last wait, so that
   * none is missed between a look at the call and the wait for the next. `cancelled` when the signal fires.
   */
  wait(durationMs: number, signal: AbortSignal): Promise<void>;
}
