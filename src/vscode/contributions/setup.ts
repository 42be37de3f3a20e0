import type { ShownSetup } from '../parts/checkHere.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** Keys, what was allowed, what works here, and the log. */
export class Setup implements Contribution {
  readonly #parts: LateParts;
  readonly #showLog: () => void;
  #shown: ShownSetup | undefined;

  readonly commands = {
    'aloud.setApiKey': (setting?: unknown) => this.#parts.props.keys.ask(setting),
    'aloud.clearApiKey': () => this.#parts.props.keys.clear(),
    'aloud.forgetAllowed': async () => (await this.#parts.acting.get()).forgetAllowed(),
    'aloud.selectServer': async () => {
      const { settings, keys } = this.#parts.props;
      const { selectServer } = await import('../parts/serverPicker.ts');
      return selectServer({ settings, keys });
    },
    'aloud.selectProfile': async () => {
      const { selectProfile } = await import('../parts/profilePicker.ts');
      await selectProfile(this.#parts.props.settings, async () =>
        (await this.#parts.acting.get()).stages.ears.earsHere(),
      );
    },
    'aloud.selectModel': async (setting: unknown) => {
      const [{ selectModel }, acting] = await Promise.all([
        import('../parts/modelPicker.ts'),
        this.#parts.acting.get(),
      ]);
      return selectModel(acting, setting);
    },
    'aloud.checkSetup': async () => {
      const [{ checkHere }, acting] = await Promise.all([import('../parts/checkHere.ts'), this.#parts.acting.get()]);
      if (this.#shown?.isOpen) await this.#shown.show();
      else this.#shown = checkHere(acting);
    },
    'aloud.mend': async () => {
      const { mend } = await import('../parts/mending.ts');
      await mend(this.#parts.props.health);
    },
    'aloud.models': async () => {
      const [{ showModels }, acting] = await Promise.all([import('../parts/models.ts'), this.#parts.acting.get()]);
      return showModels(acting);
    },
    'aloud.showLog': () => this.#showLog(),
  };

  constructor(parts: LateParts, showLog: () => void) {
    this.#parts = parts;
    this.#showLog = showLog;
  }
}
