import type { ProjectStatus } from '../../domain/project.ts';
import type { Terminal } from './terminal.ts';

export function inkedStatus(status: ProjectStatus, terminal: Terminal): string {
  if (status === 'completed') return terminal.ink('green', status);
  return status === 'failed' ? terminal.ink('red', status) : terminal.ink('yellow', status);
}
