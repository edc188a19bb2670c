import { openLearningRecord } from './learning-record.js';

const page = JSON.parse(document.querySelector('#module').textContent);
const video = document.querySelector('video');
const record = openLearningRecord(page.questions.length);

showCaptions();
followChapters();
keepPlace();
if (page.questions.length > 0) askQuestions();
addEventListener('pagehide', () => record.close());

/** Captions come with the page: a file beside it could not be read from a folder. */
function showCaptions() {
  const track = video.addTextTrack('captions', page.words.captions, page.language);
  for (const { startSeconds, endSeconds, text } of page.cues) {
    track.addCue(new VTTCue(startSeconds, endSeconds, text));
  }
  track.mode = page.hasBurnedCaptions ? 'disabled' : 'showing';
}

function followChapters() {
  const buttons = [...document.querySelectorAll('.chapters button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      video.currentTime = Number(button.dataset.seconds);
      video.play();
    });
  }
  const mark = () => {
    const current = buttons.findLast((button) => Number(button.dataset.seconds) <= video.currentTime + 0.05);
    for (const button of buttons) {
      if (button !== current) button.removeAttribute('aria-current');
      else if (button.getAttribute('aria-current') !== 'true') {
        button.setAttribute('aria-current', 'true');
        const list = button.closest('ol');
        list.scrollTop = button.parentElement.offsetTop - list.offsetTop - list.clientHeight / 3;
      }
    }
  };
  video.addEventListener('timeupdate', mark);
  video.addEventListener('seeked', mark);
}

/** Goes on where the learner stopped; the film counts as watched once nearly all of it was played. */
function keepPlace() {
  const { placeSeconds, watchedSeconds } = record;
  let lastKept = 0;
  const goOn = () => {
    if (placeSeconds > 1 && placeSeconds < video.duration - 2) video.currentTime = placeSeconds;
  };
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) goOn();
  else video.addEventListener('loadedmetadata', goOn, { once: true });
  const note = () => {
    const watched = watchedSeconds + playedSeconds();
    if (Math.abs(video.currentTime - lastKept) >= 5 || video.ended) {
      lastKept = video.currentTime;
      record.keepPlace(lastKept, watched);
    }
    if (watched >= 0.9 * video.duration) record.tellWatched();
  };
  video.addEventListener('timeupdate', note);
  video.addEventListener('ended', note);
}

function playedSeconds() {
  let seconds = 0;
  for (let at = 0; at < video.played.length; at += 1)
    seconds += video.played.end(at) - video.played.start(at);
  return seconds;
}

function askQuestions() {
  const form = document.querySelector('.quiz form');
  const word = form.querySelector('.send p');
  const button = form.querySelector('.send button');
  const chosenOf = (index) => {
    const chosen = form.querySelector(`input[name="q${index}"]:checked`);
    return chosen === null ? undefined : Number(chosen.value);
  };
  for (const [index, question] of page.questions.entries()) {
    const input = form.querySelector(`input[name="q${index}"][value="${record.answers[question.id]}"]`);
    if (input) input.checked = true;
  }
  form.addEventListener('change', () => {
    const chosen = page.questions.map((question, index) => [question.id, chosenOf(index)]);
    record.keepAnswers(Object.fromEntries(chosen.filter(([, choice]) => choice !== undefined)));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.dataset.answered === 'true') return startAgain();
    const chosen = page.questions.map((_, index) => chosenOf(index));
    if (chosen.includes(undefined)) {
      word.textContent = page.words.unanswered;
      form.querySelector(`input[name="q${chosen.indexOf(undefined)}"]`).focus();
      return;
    }
    showOutcome(chosen);
  });

  function showOutcome(chosen) {
    const right = page.questions.filter((question, index) => question.answer === chosen[index]).length;
    const all = page.questions.length;
    const passed = right / all >= page.passingShare;
    for (const [index, question] of page.questions.entries()) markQuestion(index, question, chosen[index]);
    const score = page.words.score.replace('{right}', right).replace('{all}', all);
    const percent = new Intl.NumberFormat(page.language, { style: 'percent' }).format(page.passingShare);
    word.textContent = `${score}. ${passed ? page.words.passed : page.words.failed.replace('{percent}', percent)}`;
    form.dataset.answered = 'true';
    button.textContent = page.words.again;
    record.tellOutcome(
      { right, all, passed },
      page.questions.map((question, index) => ({ ...question, chosen: chosen[index] })),
    );
  }

  function markQuestion(index, { choices, answer, explanation = '' }, chosen) {
    for (const [at, input] of form.querySelectorAll(`input[name="q${index}"]`).entries()) {
      input.disabled = true;
      const state = at === answer ? 'right' : at === chosen ? 'wrong' : '';
      input.closest('.choice').className = `choice ${state}`;
    }
    const said = form.querySelector(`#word-${index}`);
    const verdict = chosen === answer ? page.words.right : `${page.words.wrong} ${ended(choices[answer])}`;
    said.className = `word ${chosen === answer ? 'right' : 'wrong'}`;
    said.textContent = `${verdict} ${explanation}`.trim();
  }

  function startAgain() {
    form.reset();
    form.dataset.answered = 'false';
    button.textContent = page.words.submit;
    word.textContent = '';
    for (const choice of form.querySelectorAll('.choice')) choice.className = 'choice';
    for (const input of form.querySelectorAll('input')) input.disabled = false;
    for (const said of form.querySelectorAll('.word')) said.textContent = '';
    record.keepAnswers({});
    form.querySelector('input').focus();
  }
}

function ended(text) {
  return /[.!?。！？।؟]$/u.test(text) ? text : `${text}.`;
}
