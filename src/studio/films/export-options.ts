import { ReelError } from '../../domain/errors.ts';
import { nearestName } from '../../domain/nearest-name.ts';
import { OUTPUT_PRESETS, OUTPUT_RATES, type OutputRate } from '../../domain/output-presets.ts';
import type { FrameRate } from '../../domain/time.ts';
import type { FrameSize } from '../../domain/timeline.ts';
import type { ExportRequest } from './film-files.ts';

type Option = 'preset' | 'rate' | 'codec' | 'fitting' | 'speed' | 'isPreview' | 'atSeconds' | 'isSheet';

/** Which options say something of what an ending stands for. */
const HEEDED: { [ending: string]: readonly Option[] } = {
  '.mp4': ['preset', 'rate', 'codec', 'fitting', 'speed', 'isPreview'],
  '.webp': [],
  '.gif': [],
  '.m4a': [],
  '.wav': [],
  '.png': ['atSeconds', 'isSheet'],
  '.jpg': ['atSeconds'],
};
/** As the command line and its refusals call them. */
const NAMES: { [Name in Option]: string } = {
  preset: 'preset',
  rate: 'fps',
  codec: 'codec',
  fitting: 'fit',
  speed: 'speed',
  isPreview: 'preview',
  atSeconds: 'at',
  isSheet: 'sheet',
};
const [SLOWEST, FASTEST] = [0.1, 10];

/** Refuses an ending that nothing is made for, and options that would change nothing. */
export function checkExport(request: ExportRequest, ending: string): void {
  const heeded = HEEDED[ending];
  if (heeded === undefined) {
    throw refusal(
      'output',
      ending,
      'must end in .mp4 for a film, .webp or .gif for a teaser, .m4a or .wav for the sound alone, .png or .jpg for a picture',
    );
  }
  const given = (Object.keys(NAMES) as Option[]).filter((name) => request[name] !== undefined);
  const [unheeded] = given.filter((name) => !heeded.includes(name));
  if (unheeded !== undefined) {
    throw refusal(NAMES[unheeded], ending, `says nothing of a ${ending}; leave it out`);
  }
  const [other] = request.isPreview ? given.filter((name) => name !== 'isPreview') : [];
  if (other !== undefined) throw refusal(NAMES[other], '', 'cannot be chosen for a preview; leave it out');
  if (request.isSheet && request.atSeconds !== undefined) {
    throw refusal('at', String(request.atSeconds), 'says nothing of a contact sheet; leave it out');
  }
  const { speed = 1 } = request;
  if (!(speed >= SLOWEST && speed <= FASTEST)) {
    throw refusal('speed', String(speed), `must be from ${SLOWEST} to ${FASTEST}; 2 is twice as fast`);
  }
}

function refusal(field: string, value: string, problem: string): ReelError {
  return new ReelError('invalid-input', `--${field} ${problem}.`, { issues: [{ field, value, problem }] });
}

/** The size of a preset by its name; `unknown-name` with the nearest where there is none. */
export function presetSize(name: string): FrameSize {
  const preset = OUTPUT_PRESETS.find((each) => each.name === name.toLowerCase());
  if (preset) return preset.size;
  const names = OUTPUT_PRESETS.map((each) => each.name);
  throw unknownName('preset', name, names);
}

/** A frame rate by the name that people use; `unknown-name` with the nearest where there is none. */
export function rateNamed(name: string): FrameRate {
  const rate = (Object.keys(OUTPUT_RATES) as OutputRate[]).find((each) => each === name);
  if (rate) return OUTPUT_RATES[rate];
  const names = Object.keys(OUTPUT_RATES).sort((left, right) => Number(left) - Number(right));
  throw unknownName('fps', name, names);
}

function unknownName(field: string, value: string, names: readonly string[]): ReelError {
  const nearest = nearestName(value, names) ?? names.find((name) => name.startsWith(value));
  const problem = `must be one of ${names.join(', ')}`;
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return new ReelError('unknown-name', `--${field} ${problem} (given: ${value}).${hint}`, {
    issues: [{ field, value, problem, ...(nearest !== undefined && { nearest }) }],
  });
}
