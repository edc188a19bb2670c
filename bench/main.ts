/** Measurements by name: `npm run bench -- lesson`. Each prints the machine's facts and what it aimed at. */
const BENCHES: Record<string, () => Promise<void>> = {
  api: async () => (await import('./api.ts')).benchApi(),
  copying: async () => (await import('./copying.ts')).benchCopying(),
  formats: async () => (await import('./formats.ts')).benchFormats(),
  hour: async () => (await import('./hour.ts')).benchHour(),
  lesson: async () => (await import('./lesson.ts')).benchLesson(),
  moving: async () => (await import('./moving.ts')).benchMoving(),
  production: async () => (await import('./production.ts')).benchProduction(),
  sound: async () => (await import('./sound.ts')).benchSound(),
  studio: async () => (await import('./studio.ts')).benchStudio(),
  spans: async () => (await import('./spans.ts')).benchSpans(),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in BENCHES));
if (names.length === 0 || unknown.length > 0) {
  console.error(`Name one or more of: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of names) await BENCHES[name]?.();
}
