/** Of each project the last change that is on its way. */
const last = new Map<string, Promise<void>>();

/**
 * Sends a change of a project once those before it are answered, so that none overtakes another: two requests at once
 * may come in either order, and an undo is for what its person saw.
 */
export async function sendInOrder<Answer>(projectId: string, send: () => Promise<Answer>): Promise<Answer> {
  const before = last.get(projectId);
  const answered = Promise.withResolvers<void>();
  last.set(projectId, answered.promise);
  await before;
  try {
    return await send();
  } finally {
    if (last.get(projectId) === answered.promise) last.delete(projectId);
    answered.resolve();
  }
}

/** Whether a change of a project is on its way; what is read meanwhile may be without it. */
export function isChanging(projectId: string): boolean {
  return last.has(projectId);
}
