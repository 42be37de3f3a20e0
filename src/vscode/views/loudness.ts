import { type AloudError, isQuiet } from '../../common/errors.ts';

/**
 * How a failure is told: not at all; in passing, in the status bar; as an offer, which goes by itself; or as what stands
 * until the user has closed it.
 */
export type Told = 'silent' | 'passing' | 'offered' | 'standing';

/**
 * Tells how loud a failure is. A person who speaks all day is often not understood: what would help is offered once in a
 * window, for nobody wants to close the same notification with hands that hurt.
 */
export class Loudness {
  readonly #offered = new Set<string>();

  of({ code, remedies, setting, isByUser }: Pick<AloudError, 'code' | 'remedies' | 'setting' | 'isByUser'>): Told {
    if (code === 'cancelled') return 'silent';
    if (isByUser) return 'passing';
    if (!isQuiet(code)) return 'standing';
    const offer = [...remedies, setting].join(' ');
    if (remedies.length === 0 || this.#offered.has(offer)) return 'passing';
    this.#offered.add(offer);
    return 'offered';
  }
}
