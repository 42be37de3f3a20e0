import type { Gate } from '../../actions/gate/gate.ts';
import type { Manner } from '../../actions/gate/rules.ts';
import { accessFor } from '../../actions/run/access.ts';
import { Exchange } from '../../actions/run/exchange.ts';
import { isInRepository, type Situation } from '../../actions/run/situation.ts';
import type { View } from '../../actions/view/view.ts';
import type { Settings } from '../../common/settings/settings.ts';
import type { Editor } from '../../editor/editor.ts';
import type { Memory } from '../memory.ts';
import { Scene } from '../scene.ts';
import type { Teller } from '../turnEvents.ts';

export interface ExchangesParts {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly memory: Memory;
  readonly settings: Settings;
  readonly manner: Manner;
  readonly tell: Teller;
}

/** Where each thing that is said in a conversation begins: with where the user is then, and an exchange of its own. */
export class Exchanges {
  readonly #parts: ExchangesParts;

  constructor(parts: ExchangesParts) {
    this.#parts = parts;
  }

  open(words: string, signal: AbortSignal): { readonly scene: Scene | undefined; readonly exchange: Exchange } {
    const { editor, gate, memory, settings, manner, tell } = this.#parts;
    const scene = Scene.open(editor);
    const preview = {
      files: settings.get('aloud.edits.previewFiles'),
      lines: settings.get('aloud.edits.previewLines'),
    };
    const exchange = new Exchange({
      ...{ editor, gate, manner, words, tell, signal, preview },
      place: scene,
      remembered: memory,
    });
    return { scene, exchange };
  }

  /** Where the user is now, for who only looks: it is no part of anything that was said. */
  look(signal: AbortSignal): { readonly scene: Scene | undefined; readonly view: View } {
    const { editor, gate, manner } = this.#parts;
    const scene = Scene.open(editor);
    const exchange = new Exchange({ editor, gate, manner, signal, place: scene, tell: () => {} });
    return { scene, view: accessFor(exchange, 'model').view };
  }

  /** What a model may call, as things are. */
  situation(hasDocument: boolean): Situation {
    const { editor, gate, manner } = this.#parts;
    const { folders } = editor.files;
    return {
      ...{ mayChange: true, hasDocument, hasFolder: folders.length > 0 },
      hasRepository: isInRepository(folders[0]),
      isTrusted: gate.isTrusted,
      whose: { by: 'model', manner },
    };
  }

  /** Names near the cursor that a recogniser may be told. */
  names(): readonly string[] {
    const scene = Scene.open(this.#parts.editor);
    scene?.dispose();
    return scene?.names ?? [];
  }
}
