/**
 * How long a vendor is watched not to have a call before it counts as never taken. What was handed to the network is
 * tried again for up to two minutes after its connection was given up (Linux: tcp_orphan_retries), a gateway that was
 * itself waiting lets it through or drops it within as much again, and a list may lag behind by seconds.
 */
export const FINDABLE_AFTER_MS = 5 * 60_000;
