/** A press that lasts longer than this is held while speaking; a shorter one is a click. */
const HOLD_MS = 400;

/** Asks for turns with the button and with the space bar. `talk` is given 'down', 'up' or 'toggle'. */
export function talkWith(button, talk) {
  let timer;
  let held = false;
  let swallowClick = false;
  let spaceHeld = false;

  const release = () => {
    clearTimeout(timer);
    if (held || spaceHeld) talk('up');
    held = spaceHeld = false;
  };

  button.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    swallowClick = false;
    button.setPointerCapture(event.pointerId);
    clearTimeout(timer);
    timer = setTimeout(() => {
      held = swallowClick = true;
      talk('down');
    }, HOLD_MS);
  });
  // The space bar would click the button from then on instead of being held.
  button.addEventListener('mousedown', event => event.preventDefault());
  button.addEventListener('pointerup', release);
  button.addEventListener('pointercancel', release);
  button.addEventListener('contextmenu', event => event.preventDefault());
  button.addEventListener('click', () => {
    if (!swallowClick) talk('toggle');
    swallowClick = false;
  });

  document.addEventListener('keydown', event => {
    if (event.code !== 'Space' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof HTMLButtonElement || button.closest('[hidden]')) return;
    event.preventDefault();
    if (event.repeat || spaceHeld) return;
    spaceHeld = true;
    talk('down');
  });
  document.addEventListener('keyup', event => {
    if (event.code === 'Space' && spaceHeld) release();
  });
  window.addEventListener('blur', release);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && release());
}
