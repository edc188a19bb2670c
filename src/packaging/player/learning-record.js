// What a learner did, told to the learning system that opened the page: SCORM 2004 or SCORM 1.2, or nobody.

const MOST_OPENERS = 12;

/** The runtime that a learning system offers in a window above this one, or in the window that opened it. */
function findRuntime() {
  for (const start of [window, window.opener]) {
    let place = start;
    for (let step = 0; place && step < MOST_OPENERS; step += 1) {
      try {
        if (place.API_1484_11) return runtime2004(place.API_1484_11);
        if (place.API) return runtime12(place.API);
        if (place.parent === place) break;
        place = place.parent;
      } catch {
        break;
      }
    }
  }
  return undefined;
}

function runtime2004(api) {
  return {
    open: () => api.Initialize('') === 'true',
    get: (name) => api.GetValue(name),
    set: (name, value) => api.SetValue(name, String(value)),
    save: () => api.Commit(''),
    close: () => api.Terminate(''),
    names: { place: 'cmi.location', kept: 'cmi.suspend_data', time: 'cmi.session_time', exit: 'cmi.exit' },
    longestKept: 64000,
    duration: (seconds) => `PT${seconds.toFixed(2)}S`,
    begin() {
      if (/^(unknown|not attempted|)$/.test(this.get('cmi.completion_status'))) {
        this.set('cmi.completion_status', 'incomplete');
      }
    },
    complete(outcome) {
      this.set('cmi.completion_status', 'completed');
      if (outcome === undefined) this.set('cmi.success_status', 'passed');
    },
    score({ right, all, passed }) {
      this.set('cmi.score.scaled', (right / all).toFixed(4));
      this.set('cmi.score.raw', Math.round((100 * right) / all));
      this.set('cmi.score.min', 0);
      this.set('cmi.score.max', 100);
      this.set('cmi.success_status', passed ? 'passed' : 'failed');
    },
    answer(index, { id, chosen, answer, question }) {
      const at = `cmi.interactions.${index}`;
      this.set(`${at}.id`, id);
      this.set(`${at}.type`, 'choice');
      this.set(`${at}.correct_responses.0.pattern`, letter(answer));
      this.set(`${at}.learner_response`, letter(chosen));
      this.set(`${at}.result`, chosen === answer ? 'correct' : 'incorrect');
      this.set(`${at}.description`, question.slice(0, 250));
    },
  };
}

function runtime12(api) {
  return {
    open: () => String(api.LMSInitialize('')) === 'true',
    get: (name) => api.LMSGetValue(name),
    set: (name, value) => api.LMSSetValue(name, String(value)),
    save: () => api.LMSCommit(''),
    close: () => api.LMSFinish(''),
    names: {
      place: 'cmi.core.lesson_location',
      kept: 'cmi.suspend_data',
      time: 'cmi.core.session_time',
      exit: 'cmi.core.exit',
    },
    longestKept: 4096,
    duration(seconds) {
      const two = (number) => String(Math.floor(number)).padStart(2, '0');
      const rest = (seconds % 60).toFixed(2).padStart(5, '0');
      return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two((seconds % 3600) / 60)}:${rest}`;
    },
    begin() {
      if (/^(not attempted|)$/.test(this.get('cmi.core.lesson_status'))) {
        this.set('cmi.core.lesson_status', 'incomplete');
      }
    },
    complete(outcome) {
      this.set(
        'cmi.core.lesson_status',
        outcome === undefined ? 'completed' : outcome.passed ? 'passed' : 'failed',
      );
    },
    score({ right, all }) {
      this.set('cmi.core.score.raw', Math.round((100 * right) / all));
      this.set('cmi.core.score.min', 0);
      this.set('cmi.core.score.max', 100);
    },
    answer(index, { id, chosen, answer }) {
      const at = `cmi.interactions.${index}`;
      this.set(`${at}.id`, id);
      this.set(`${at}.type`, 'choice');
      this.set(`${at}.correct_responses.0.pattern`, letter(answer));
      this.set(`${at}.student_response`, letter(chosen));
      this.set(`${at}.result`, chosen === answer ? 'correct' : 'wrong');
    },
  };
}

function letter(index) {
  return String.fromCharCode(97 + index);
}

/**
 * Opens the learner's record: where they stopped, what they answered, how much they watched and how they did, from this
 * visit and those before. Without a learning system it lasts as long as the page, and everything else works alike.
 */
export function openLearningRecord(questionCount) {
  const runtime = findRuntime();
  const isOpen = runtime?.open() === true;
  const startedMs = Date.now();
  const kept = {
    answers: {},
    watchedSeconds: 0,
    outcome: null,
    isWatched: false,
    ...(isOpen ? keptBefore(runtime) : {}),
  };
  let isClosed = false;
  let answersTold = 0;
  if (isOpen) {
    runtime.begin();
    runtime.save();
  }
  const isDone = () => kept.isWatched && (questionCount === 0 || kept.outcome !== null);
  const keep = () => {
    const text = JSON.stringify(kept);
    if (isOpen && text.length <= runtime.longestKept) runtime.set(runtime.names.kept, text);
  };
  const tellWhetherDone = () => {
    keep();
    if (isOpen && isDone()) runtime.complete(kept.outcome ?? undefined);
    if (isOpen) runtime.save();
  };
  return {
    answers: kept.answers,
    watchedSeconds: kept.watchedSeconds,
    /** Where the learner stopped last time. */
    placeSeconds: isOpen ? Number.parseFloat(runtime.get(runtime.names.place)) || 0 : 0,
    keepPlace(seconds, watchedSeconds) {
      kept.watchedSeconds = Math.round(watchedSeconds);
      if (isOpen) runtime.set(runtime.names.place, seconds.toFixed(1));
      keep();
    },
    keepAnswers(answers) {
      kept.answers = answers;
      keep();
    },
    tellWatched() {
      if (kept.isWatched) return;
      kept.isWatched = true;
      tellWhetherDone();
    },
    /** `outcome` says how many of all answers were right and whether that passes. */
    tellOutcome(outcome, answers) {
      kept.outcome = outcome;
      if (isOpen) {
        for (const answer of answers) runtime.answer(answersTold++, answer);
        runtime.score(outcome);
      }
      tellWhetherDone();
    },
    close() {
      if (!isOpen || isClosed) return;
      isClosed = true;
      runtime.set(runtime.names.time, runtime.duration((Date.now() - startedMs) / 1000));
      runtime.set(runtime.names.exit, isDone() ? '' : 'suspend');
      runtime.save();
      runtime.close();
    },
  };
}

function keptBefore(runtime) {
  try {
    return JSON.parse(runtime.get(runtime.names.kept) || '{}');
  } catch {
    return {};
  }
}
