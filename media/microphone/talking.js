/** Held for longer than this while it listens, it was held in order to speak; let go sooner, it was a click. */
const HOLD_MS = 400;

/** What a press asks for in each state; in all others it begins a turn. */
const WISHES = { opening: 'cancel', listening: 'stop', thinking: 'cancel', acting: 'cancel' };

/**
 * Asks for turns with the button and with the space bar. One press is one wish, `{ action, turn }`: what it is and of
 * which turn is settled by what the page shows at the press, and the editor heeds it only while that still holds. So
 * neither a state that comes late nor a press that comes twice can ask for another turn. `shown()` gives what the page
 * shows: `{ state, turn, since }`, `since` as `performance.now()` has it.
 */
export function talkWith(button, ask, shown) {
  /** The press that goes on: the turn that it began, and since when. */
  let held;
  let isSpace = false;

  const press = at => {
    const { state, turn } = shown();
    const action = WISHES[state] ?? 'start';
    held = action === 'start' ? { turn: turn + 1, at } : undefined;
    ask({ action, turn });
  };
  // Events know when they happened; a page that is busy learns of it later.
  const release = at => {
    const { state, turn, since } = shown();
    // Whoever lets go before it listens cannot have finished speaking.
    const isTurn = held?.turn === turn && state === 'listening';
    if (isTurn && at - Math.max(held.at, since) > HOLD_MS) ask({ action: 'stop', turn });
    held = undefined;
    isSpace = false;
  };

  button.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    press(event.timeStamp);
  });
  // The space bar would click the button from then on instead of being held.
  button.addEventListener('mousedown', event => event.preventDefault());
  button.addEventListener('pointerup', event => release(event.timeStamp));
  button.addEventListener('pointercancel', event => release(event.timeStamp));
  button.addEventListener('contextmenu', event => event.preventDefault());
  button.addEventListener('click', event => {
    // With a pointer it has been a press already; keys and assistive tools only click.
    if (event.detail !== 0) return;
    press(event.timeStamp);
    held = undefined;
  });

  document.addEventListener('keydown', event => {
    if (event.code !== 'Space' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof HTMLButtonElement || button.disabled || button.closest('[hidden]')) return;
    event.preventDefault();
    if (event.repeat || isSpace) return;
    isSpace = true;
    press(event.timeStamp);
  });
  document.addEventListener('keyup', event => {
    if (event.code === 'Space' && isSpace) release(event.timeStamp);
  });
  window.addEventListener('blur', event => release(event.timeStamp));
  document.addEventListener('visibilitychange', event => {
    if (document.visibilityState === 'hidden') release(event.timeStamp);
  });
}
