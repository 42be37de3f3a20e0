/** Where the focus goes from a place whose button is gone, the nearest first. */
const HOMES = [
  ['[data-entry]', '[data-entry]'],
  ['.search', '.status [aria-pressed]'],
  ['.recordings', '.recordings > summary'],
  ['.status, .talk', '.status .buttons > :last-child'],
  ['main', '.composer textarea'],
] as const;

/**
 * Keeps the focus in the page: what has it may go, such as a button once it was pressed, or a list that is empty then, and
 * whoever works by keys or hears the page would begin again at its top.
 */
export function keepFocus(): void {
  let last: Element | undefined;
  /** The places in which it is. */
  let places: readonly (readonly [place: Element, home: string])[] = [];
  document.addEventListener('focusin', ({ target }) => {
    last = target as Element;
    places = HOMES.flatMap(([place, home]) => {
      const around = last?.closest(place);
      return around ? [[around, home] as const] : [];
    });
  });
  new MutationObserver(() => {
    if (!last || last.isConnected || !document.hasFocus() || document.activeElement !== document.body) return;
    last = undefined;
    for (const [place, home] of places) {
      const found = place.matches(home) ? place : document.querySelector<HTMLElement>(home);
      if (!found?.isConnected) continue;
      (found as HTMLElement).focus();
      return;
    }
  }).observe(document.body, { childList: true, subtree: true });
}
