import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_STATUSES, type Project, upgradeProject } from './project.ts';
import { settingsSchema } from './settings.ts';
import type { SavedDocument } from './upgrade.ts';

const BASELINES = globSync('project-version-*.json', { cwd: join(import.meta.dirname, 'fixtures') }).sort();

describe('upgradeProject', () => {
  it.each(BASELINES)('reads %s whole', (name) => {
    const project = upgradeProject(baseline(name));
    expect(project.version).toBe(BASELINES.length);
    expect(settingsSchema.parse(project.settings)).toEqual(project.settings);
    expect(PROJECT_STATUSES).toContain(project.status);
    expect(project.storyboard?.scenes[0]?.narration[0]?.text).toBe('It guesses one word at a time.');
    expect(project.film?.captions?.vtt).toMatch(/^aa0+2$/);
    for (const instant of [project.createdAt, project.updatedAt, project.archivedAt, project.film?.madeAt]) {
      expect(new Date(instant ?? '').toISOString()).toBe(instant);
    }
  });

  it('changes nothing in a project of the current version', () => {
    const current = baseline(BASELINES.at(-1) ?? '');
    expect(upgradeProject(current)).toEqual(current);
  });

  it('refuses a project of a newer Reelwright', () => {
    const newer = { ...baseline(BASELINES.at(-1) ?? ''), version: BASELINES.length + 1 };
    expect(() => upgradeProject(newer)).toThrow(expect.objectContaining({ code: 'home-too-new' }));
  });
});

function baseline(name: string): SavedDocument & Partial<Project> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
}
