/** A press that lasts longer than this is held while speaking; a shorter one is a click. */
const HOLD_MS = 400;

/**
 * Asks for turns with the button and with the space bar. `talk` is given 'down', 'up' or 'toggle'; what is asked, is
 * asked at the press: whoever talks at once loses nothing.
 */
export function talkWith(button, talk, isListening) {
  let pressedAt;
  let isBeginning = false;
  let swallowClick = false;
  let spaceHeld = false;

  const release = () => {
    const isHeld = isBeginning && performance.now() - pressedAt > HOLD_MS;
    if (isHeld || spaceHeld) talk('up');
    isBeginning = spaceHeld = false;
  };

  button.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    button.setPointerCapture(event.pointerId);
    pressedAt = performance.now();
    isBeginning = !isListening();
    swallowClick = true;
    talk('toggle');
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
