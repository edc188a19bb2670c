import type { MediaServer } from './media-server.ts';
import { serveMedia } from './media-server.ts';

/** What a learning system was told: the last value of each element of the data model, and every fault. */
export interface LearningRecord {
  values: { [element: string]: string };
  faults: string[];
  calls: string[];
}

/**
 * A learning system on loopback: a page with the runtime of SCORM 1.2 or 2004 that opens a package in a frame. It
 * takes only values that the run-time environment's data model allows, in the right order, and notes all else.
 * `window.record` holds what it was told; `kept` is what an earlier visit left.
 */
export function openLearningSystem(
  edition: '1.2' | '2004',
  folder: string,
  kept: { [element: string]: string } = {},
): Promise<MediaServer> {
  const script = `(${runtime.toString()})(${JSON.stringify(edition)}, ${JSON.stringify(kept)})`;
  const page = `<!doctype html><title>Learning system</title><script>${script}</script><iframe src="index.html" style="width:100%;height:95vh;border:0"></iframe>`;
  return serveMedia(folder, page);
}

/** Runs in the page. The rules are those of SCORM 1.2 RTE 3.4 and SCORM 2004 4th Edition RTE 4.2, for what a page sets. */
function runtime(edition: '1.2' | '2004', kept: { [element: string]: string }): void {
  const number = /^-?\d+(\.\d+)?$/;
  const identifier = /^[A-Za-z0-9_.-]{1,255}$/;
  const rules12: [RegExp, RegExp][] = [
    [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
    [/^cmi\.core\.lesson_location$/, /^.{0,255}$/],
    [/^cmi\.core\.exit$/, /^(time-out|suspend|logout|)$/],
    [/^cmi\.core\.session_time$/, /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/],
    [/^cmi\.core\.score\.(raw|min|max)$/, /^(100|\d{1,2})(\.\d+)?$/],
    [/^cmi\.suspend_data$/, /^[\s\S]{0,4096}$/],
    [/^cmi\.interactions\.\d+\.id$/, identifier],
    [/^cmi\.interactions\.\d+\.type$/, /^choice$/],
    [/^cmi\.interactions\.\d+\.correct_responses\.\d+\.pattern$/, /^[a-z0-9](,[a-z0-9])*$/],
    [/^cmi\.interactions\.\d+\.student_response$/, /^[a-z0-9](,[a-z0-9])*$/],
    [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong|unanticipated|neutral)$/],
  ];
  const rules2004: [RegExp, RegExp][] = [
    [/^cmi\.completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
    [/^cmi\.success_status$/, /^(passed|failed|unknown)$/],
    [/^cmi\.location$/, /^.{0,1000}$/],
    [/^cmi\.exit$/, /^(time-out|suspend|logout|normal|)$/],
    [/^cmi\.session_time$/, /^PT\d+(\.\d{1,2})?S$/],
    [/^cmi\.score\.scaled$/, /^(-?0(\.\d{1,7})?|-?1(\.0{1,7})?)$/],
    [/^cmi\.score\.(raw|min|max)$/, number],
    [/^cmi\.suspend_data$/, /^[\s\S]{0,64000}$/],
    [/^cmi\.interactions\.\d+\.id$/, identifier],
    [/^cmi\.interactions\.\d+\.type$/, /^choice$/],
    [/^cmi\.interactions\.\d+\.correct_responses\.\d+\.pattern$/, /^\w+(\[,\]\w+)*$/],
    [/^cmi\.interactions\.\d+\.learner_response$/, /^\w+(\[,\]\w+)*$/],
    [/^cmi\.interactions\.\d+\.result$/, /^(correct|incorrect|unanticipated|neutral)$/],
    [/^cmi\.interactions\.\d+\.description$/, /^.{0,250}$/],
  ];
  const rules = edition === '1.2' ? rules12 : rules2004;
  const record: LearningRecord = { values: { ...kept }, faults: [], calls: [] };
  let state: 'before' | 'open' | 'closed' = 'before';
  const fault = (text: string) => {
    record.faults.push(text);
    return 'false';
  };
  const mustBeOpen = (name: string) => state === 'open' || fault(`${name} while ${state}`) !== 'false';
  const open = (given: string) => {
    if (given !== '' || state !== 'before') return fault(`initialize(${given}) while ${state}`);
    state = 'open';
    record.calls.push('open');
    return 'true';
  };
  const set = (name: string, value: string) => {
    if (!mustBeOpen(`set ${name}`)) return 'false';
    const rule = rules.find(([element]) => element.test(name));
    if (typeof value !== 'string' || !rule?.[1].test(value)) return fault(`${name} = ${value}`);
    const [, index, field] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(name) ?? [];
    const at = `cmi.interactions.${index}`;
    if (field !== undefined && field !== 'id' && record.values[`${at}.id`] === undefined)
      return fault(`${name} before id`);
    if (/response/.test(field ?? '') && record.values[`${at}.type`] === undefined)
      return fault(`${name} before type`);
    record.values[name] = value;
    return 'true';
  };
  const get = (name: string) => (mustBeOpen(`get ${name}`) ? (record.values[name] ?? '') : '');
  const save = (given: string) => (given === '' && mustBeOpen('commit') ? 'true' : fault('commit'));
  const close = (given: string) => {
    if (given !== '' || !mustBeOpen('terminate')) return 'false';
    state = 'closed';
    record.calls.push('close');
    return 'true';
  };
  Object.assign(window, {
    record,
    ...(edition === '1.2'
      ? {
          API: { LMSInitialize: open, LMSSetValue: set, LMSGetValue: get, LMSCommit: save, LMSFinish: close },
        }
      : { API_1484_11: { Initialize: open, SetValue: set, GetValue: get, Commit: save, Terminate: close } }),
  });
}
