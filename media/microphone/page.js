import { Link } from './link.js';
import { Sound } from './sound.js';
import { talkWith } from './talking.js';

/** How long the microphone stays open for an editor that does not come back. */
const ABANDONED_MS = 30000;

/** What a press of the button does in each state; in all others it talks. */
const BUTTON = { opening: 'page.cancel', listening: 'page.stop', thinking: 'page.cancel', acting: 'page.cancel' };

/** What goes wrong that there are words of our own for, by the name of what is thrown. */
const KNOWN = {
  NotFoundError: { type: 'absent', says: 'page.no-microphone' },
  Insecure: { type: 'insecure', says: 'page.not-secure' },
};

const element = id => document.getElementById(id);
const given = name => document.querySelector(`meta[name="${name}"]`).content;
const token = given('aloud-token');
/** What this page says, by id, in the language of whoever reads it. */
const sentences = JSON.parse(given('aloud-sentences'));
// It has been used; nobody shall copy it from the address bar in the hope that it has not.
history.replaceState(null, '', location.pathname);

/** What the microphone came to last, as the editor is told: ready, denied, failed, absent, insecure, or nothing yet. */
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
    showLink('joined', 'page.connected');
    // What goes on the editor tells next.
    if (standing?.type === 'ready' && !sound.isOpen) void allow();
    else if (standing) link.send(standing);
  },
  lost() {
    if (document.body.dataset.link !== 'lost') abandoned = setTimeout(() => sound.close(), ABANDONED_MS);
    showLink('lost', 'page.connection-lost');
    showState({ state: 'lost', turn: shown.turn });
    if (sound.isOpen) sound.stop();
  },
  over() {
    over = true;
    clearTimeout(abandoned);
    sound.close();
    showLink('over', 'page.over');
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
    showProblem(sentences['page.not-let']);
    return { type: 'denied', message };
  }
  const known = KNOWN[name];
  showProblem(sentences['page.press'].replace('{why}', () => (known ? sentences[known.says] : message)));
  return known ? { type: known.type } : { type: 'failed', message };
}

function showProblem(text) {
  showText('problem', text);
}

function showLink(how, says) {
  document.body.dataset.link = how;
  showText('link', sentences[says]);
}

/** What has not changed is not read out again. */
function showText(id, text) {
  if (element(id).textContent !== text) element(id).textContent = text;
}

function showState({ state, turn, words = '' }) {
  if (state !== shown.state || turn !== shown.turn) shown = { state, turn, since: performance.now() };
  document.body.dataset.state = state;
  showText('label', sentences[`status.${state}`] ?? sentences[`page.${state}`] ?? state);
  showText('words', words);
  showText('talk', sentences[BUTTON[state] ?? 'page.talk']);
  element('talk').disabled = state === 'lost';
  document.title = sentences[state === 'listening' ? 'page.title-listening' : 'page.title'];
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

navigator.mediaDevices?.addEventListener(
  'devicechange',
  () => ['failed', 'absent'].includes(standing?.type) && void allow(),
);

/** Not every browser tells; then there is the button. */
async function allowIfGranted() {
  const permission = await navigator.permissions.query({ name: 'microphone' });
  const look = () => permission.state === 'granted' && !over && !sound.isOpen && void allow();
  permission.addEventListener('change', look);
  look();
}
void allowIfGranted().catch(() => {});
