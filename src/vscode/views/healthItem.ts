import type { Health } from '../../common/health.ts';
import { message, sentences } from '../../messages/message.ts';
import { healthLine, PART_NAMES, worthTelling } from './healthLines.ts';
import { StatusItem } from './statusItem.ts';

/** What is amiss, in the status bar beside what goes on; nothing is there while nothing is. */
export class HealthItem {
  readonly #item = new StatusItem('aloud.health', message('health.title'), 99);
  readonly #health: Health;

  constructor(health: Health) {
    this.#health = health;
    health.onChange(() => this.#look());
  }

  dispose(): void {
    this.#item.dispose();
  }

  #look(): void {
    const amiss = worthTelling(this.#health);
    const [first, ...more] = amiss;
    if (!first) {
      this.#item.hide();
      return;
    }
    const lines = amiss.map(({ part, health }) => healthLine(part, health));
    const says = [first, ...more].map(({ part }) => PART_NAMES[part]);
    this.#item.show({
      icon: amiss.some(({ health }) => health.state !== 'slow') ? 'warning' : 'watch',
      says: says.reduceRight((then, each) => message('screen.and', { first: each, second: then })),
      tooltip: lines,
      spoken: message('health.amiss-label', { line: sentences(lines) }),
      command: 'aloud.mend',
      isLoud: false,
    });
  }
}
