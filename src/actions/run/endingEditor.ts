import { asAloudError } from '../../common/errors.ts';
import type { Editor } from '../../editor/editor.ts';

/** An editor that does nothing more once the signal has fired: what comes late has no effect. */
export function endingEditor(editor: Editor, ended: AbortSignal): Editor {
  return {
    documents: ending(editor.documents, ended),
    languages: ending(editor.languages, ended),
    files: ending(editor.files, ended),
    programs: ending(editor.programs, ended),
    workbench: ending(editor.workbench, ended),
    screen: ending(editor.screen, ended),
    boxes: ending(editor.boxes, ended),
    versionControl: ending(editor.versionControl, ended),
    asking: ending(editor.asking, ended),
  };
}

function ending<T extends object>(port: T, ended: AbortSignal): T {
  // Not a proxy of the port itself, which may not show other values than a frozen one has.
  return new Proxy({} as T, {
    get(_empty, key) {
      // Read from the port itself: getters of a class with private fields know no proxy.
      const value: unknown = Reflect.get(port, key, port);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        if (ended.aborted) throw asAloudError(ended.reason);
        return Reflect.apply(value, port, args);
      };
    },
  });
}
