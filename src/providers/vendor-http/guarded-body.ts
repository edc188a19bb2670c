/** Raised inside a request whose time to be sent had passed before its body was asked for. */
class SendingOver extends Error {
  constructor() {
    super('The time to send this call had passed.');
    this.name = 'SendingOver';
  }
}

/** A request's body that knows whether it was handed over, and refuses to be once it is too late. */
export interface GuardedBody {
  stream: ReadableStream<Uint8Array>;
  sizeBytes: number;
  /** False while nothing of the body can have reached the other side: the request does not count as made. */
  readonly wasSent: boolean;
}

/**
 * A body that is handed over at the moment when the connection asks for it, in one piece. A process that was
 * paused between deciding to send and sending finds out here: no check before the request would, for connecting
 * takes its time.
 */
export function guardedBody(content: string | Uint8Array, isOver: () => boolean): GuardedBody {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let wasSent = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isOver()) {
          controller.error(new SendingOver());
          return;
        }
        wasSent = true;
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    sizeBytes: bytes.byteLength,
    get wasSent() {
      return wasSent;
    },
  };
}
