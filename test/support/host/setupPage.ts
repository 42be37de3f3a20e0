import type { Frame } from 'playwright-core';
import { until } from '../until.ts';
import type { Workbench } from './workbench.ts';

/** The page of the set-up, when it is there. */
export function setupPage(workbench: Workbench): Promise<Frame> {
  return until('the page of the set-up is there', async () => {
    for (const frame of workbench.page.frames())
      if (
        (await frame
          .locator('#setup h1')
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    return undefined;
  });
}

/** Does what has the page try all parts again. Resolves when it does, or has done, so. */
export async function tryingAgain(workbench: Workbench, work: (page: Frame) => Promise<unknown>): Promise<void> {
  const frame = await setupPage(workbench);
  await frame.evaluate(`globalThis.isTrying = new Promise(resolve => {
    const look = () => document.querySelector('#setup[aria-busy="true"]') && resolve(true);
    new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  }), undefined`);
  await work(frame);
  await frame.evaluate('isTrying');
}

/** What it says of each part, once all of them were tried: its state, then its words. */
export async function setupParts(workbench: Workbench): Promise<readonly string[]> {
  const frame = await setupPage(workbench);
  await until(
    'everything was tried',
    async () => (await frame.locator('#setup[aria-busy="false"] .paths li').count()) > 0,
    60_000,
  );
  const parts = await frame.locator('.part').all();
  return Promise.all(
    parts.map(async part => {
      const state = (await part.getAttribute('class'))?.replace('part ', '');
      return `${state} ${(await part.innerText()).replace(/\s+/g, ' ')}`;
    }),
  );
}
