/** The last work of each name that has not ended. */
const last = new Map<string, Promise<unknown>>();

/**
 * Does works of one name one after the other in this process, in the order in which they were asked for; those of
 * other names are not held up. Other processes are not held up either: what they save is found out by its revision.
 */
export async function oneAtATime<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(name) ?? Promise.resolve();
  const doing = before.then(work, work);
  const ended = doing.catch(() => undefined);
  last.set(name, ended);
  try {
    return await doing;
  } finally {
    if (last.get(name) === ended) last.delete(name);
  }
}
