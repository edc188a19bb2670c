import { describe, expect, it } from 'vitest';
import { createRandom } from '../pictures/random.ts';
import { arrange } from './arrangement.ts';
import { parseChord } from './chord-symbol.ts';
import { findMood, MOODS } from './moods.ts';
import { placeChords } from './parts/chord-timeline.ts';
import { leadVoices } from './voice-leading.ts';
import { writeScore } from './write-score.ts';

describe('moods', () => {
  it('are at least ten, each with a name of its own and a description', () => {
    expect(new Set(MOODS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(10);
    for (const { description } of MOODS) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it.each(MOODS.map((mood) => [mood.name, mood] as const))(
    '%s has bars of the right number of steps',
    (_name, mood) => {
      for (const figure of [mood.figure, mood.counterFigure]) {
        for (const pattern of figure?.patterns ?? []) expect([8, 16]).toContain(pattern.split(' ').length);
      }
      for (const pattern of mood.bass?.patterns ?? []) expect(pattern).toMatch(/^[R58.][-R58.]{7}$/);
      for (const pattern of Object.values({ ...mood.drums?.light, ...mood.drums?.full })) {
        expect(pattern).toMatch(/^[1-9.]{16}$/);
      }
      for (const cell of mood.melody?.cells ?? []) {
        const beats = cell.split(' ').map((sign) => Number(sign.replace('_', '')));
        expect(beats.reduce((sum, beat) => sum + beat, 0)).toBe(4);
      }
    },
  );

  it('are found by name, and a near miss or a synonym is answered with the mood that was meant', () => {
    expect(findMood('calm').name).toBe('calm');
    const nearestOf = (name: string) => {
      try {
        return findMood(name).name;
      } catch (error) {
        return (error as { issues: { nearest?: string }[] }).issues[0]?.nearest;
      }
    };
    expect([nearestOf('clam'), nearestOf('Lo Fi'), nearestOf('epic')]).toEqual(['calm', 'lo-fi', 'dramatic']);
    expect(() => findMood('clam')).toThrow(expect.objectContaining({ code: 'unknown-name' }));
  });
});

describe('harmony', () => {
  it('reads chords in Roman numerals', () => {
    expect(parseChord('V/7')).toEqual({ root: 7, bass: 11, tones: [7, 11, 2] });
    expect(parseChord('bVImaj7')).toEqual({ root: 8, bass: 8, tones: [8, 0, 7, 3] });
    expect(parseChord('ii9').tones).toEqual([2, 5, 0, 4, 9]);
    expect(() => parseChord('Hm')).toThrow(RangeError);
  });

  it.each(MOODS.map((mood) => [mood.name, mood] as const))(
    'of %s moves its voices by small steps, round the seam too',
    (_name, mood) => {
      const chords = placeChords(mood, arrange(mood, mood.tempoBpm, 90, createRandom('test')));
      const range = { low: 50, high: 70 };
      const voicings = leadVoices(
        chords.map(({ tones }) => tones),
        range,
      );
      const steps = voicings.flatMap((voicing, index) =>
        voicing.map((pitch, voice) => Math.abs(pitch - voicings.at(index - 1)![voice]!)),
      );
      expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeLessThan(2.5);
      expect(Math.max(...steps)).toBeLessThanOrEqual(9);
      for (const [index, voicing] of voicings.entries()) {
        expect(voicing).toHaveLength(4);
        for (const pitch of voicing) expect(chords[index]!.tones).toContain(pitch % 12);
      }
    },
  );

  it.each(MOODS.map((mood) => [mood.name, mood] as const))(
    'of %s is kept by figures and bass',
    (_name, mood) => {
      const chords = placeChords(mood, arrange(mood, mood.tempoBpm, 60, createRandom('test').branch('form')));
      const score = writeScore(mood, mood.tempoBpm, 60, createRandom('test'));
      for (const note of score.struck.filter(({ part }) => part !== 'melody')) {
        const chord = chords.findLast(({ startBeat }) => startBeat <= note.startBeat + 0.05)!;
        expect([...chord.tones, chord.bass]).toContain(note.pitch % 12);
      }
    },
  );
});
