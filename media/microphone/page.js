import { Link } from './link.js';
import { Sound } from './sound.js';
import { talkWith } from './talking.js';

/** How long the microphone stays open for an editor that does not come back. */
const ABANDONED_MS = 30000;

const LABELS = {
  idle: 'Idle',
  opening: 'Opening: wait before you speak',
  listening: 'Listening',
  thinking: 'Thinking',
  acting: 'Acting',
  speaking: 'Speaking',
  asleep: 'Asleep',
  lost: 'Not connected',
};

/** What a press of the button does in each state; in all others it talks. */
const BUTTON = { opening: 'Cancel', listening: 'Stop', thinking: 'Cancel', acting: 'Cancel' };

const element = id => document.getElementById(id);
const token = document.querySelector('meta[name="aloud-token"]').content;
// It has been used; nobody shall copy it from the address bar in the hope that it has not.
history.replaceState(null, '', location.pathname);

/** What the microphone came to last, as the editor is told: ready, denied, failed, or nothing yet. */
let standing;
/** What the editor said last of what goes on, in which turn, and since when that is shown. */
let shown = { state: 'lost', turn: 0, since: 0 };
let over = false;
let abandoned;

const sound = new Sound({
  samples: samples => link.send(samples),
  stopped: () => link.send({ type: 'stopped' }),
  level: showLevel,
  vanished() {
    standing = undefined;
    link.send({ type: 'vanished' });
    void allow();
  },
});

const link = new Link(token, {
  joined() {
    clearTimeout(abandoned);
    showLink('joined', 'Connected to the editor.');
    // What goes on the editor tells next.
    if (standing?.type === 'ready' && !sound.isOpen) void allow();
    else if (standing) link.send(standing);
  },
  lost() {
    if (document.body.dataset.link !== 'lost') abandoned = setTimeout(() => sound.close(), ABANDONED_MS);
    showLink(
      'lost',
      'Connection to the editor lost, trying to get it back. If that does not help, open this page again from the editor.',
    );
    showState({ state: 'lost', turn: shown.turn });
    if (sound.isOpen) sound.stop();
  },
  over() {
    over = true;
    clearTimeout(abandoned);
    sound.close();
    showLink(
      'over',
      'The editor has closed, or another page has taken over. The microphone is off; you can close this tab.',
    );
    element('asking').hidden = element('recording').hidden = element('privacy').hidden = true;
  },
  message(message) {
    if (message.type === 'start') sound.start();
    else if (message.type === 'stop') sound.stop();
    else if (message.type === 'state') showState(message);
  },
});

async function allow() {
  element('allow').disabled = true;
  showProblem('');
  try {
    await sound.open();
    standing = { type: 'ready' };
  } catch (thrown) {
    standing = standingAfter(thrown);
  }
  element('allow').disabled = false;
  if (over) {
    sound.close();
    return;
  }
  const ready = standing?.type === 'ready';
  const hadFocus = document.activeElement === element('allow') || document.activeElement === document.body;
  element('asking').hidden = ready;
  element('recording').hidden = !ready;
  // Not to the button: the space bar would click it instead of being held.
  if (ready && hadFocus) element('top').focus();
  if (standing) link.send(standing);
}

/** What a person can do about it is said here; the editor says it in its own words. */
function standingAfter({ name, message }) {
  if (name === 'NeedsGesture') return undefined;
  if (name === 'NotAllowedError') {
    showProblem(
      "The browser does not let this page use the microphone. Allow it in the browser's settings for this site.",
    );
    return { type: 'denied', message };
  }
  const why = name === 'NotFoundError' ? 'The browser finds no microphone.' : message;
  showProblem(`${why} Press the button to try again.`);
  return { type: 'failed', message: why };
}

function showProblem(text) {
  showText('problem', text);
}

function showLink(how, text) {
  document.body.dataset.link = how;
  showText('link', text);
}

/** What has not changed is not read out again. */
function showText(id, text) {
  if (element(id).textContent !== text) element(id).textContent = text;
}

function showState({ state, turn, words = '' }) {
  if (state !== shown.state || turn !== shown.turn) shown = { state, turn, since: performance.now() };
  document.body.dataset.state = state;
  showText('label', LABELS[state] ?? state);
  showText('words', words);
  showText('talk', BUTTON[state] ?? 'Talk');
  element('talk').disabled = state === 'lost';
  document.title = `${state === 'listening' ? '\u25cf ' : ''}Aloud: microphone`;
}

/** In decibels from -60 to 0: as loud as it sounds. */
function showLevel(level) {
  const part = level > 0 ? Math.max(0, 1 + (20 * Math.log10(level)) / 60) : 0;
  element('level').style.transform = `scaleX(${Math.min(1, part).toFixed(2)})`;
}

element('allow').addEventListener('click', () => void allow());
// A click before this would have been for nothing.
element('allow').disabled = false;
talkWith(
  element('talk'),
  wish => link.send({ type: 'talk', ...wish }),
  () => shown,
);

navigator.mediaDevices?.addEventListener('devicechange', () => standing?.type === 'failed' && void allow());

/** Not every browser tells; then there is the button. */
async function allowIfGranted() {
  const permission = await navigator.permissions.query({ name: 'microphone' });
  const look = () => permission.state === 'granted' && !over && !sound.isOpen && void allow();
  permission.addEventListener('change', look);
  look();
}
void allowIfGranted().catch(() => {});
