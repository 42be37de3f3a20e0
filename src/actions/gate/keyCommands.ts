import type { Does } from './editorCommands.ts';

/** What a key does by the editor's own default bindings, as its commands: an extension can press no keys. */
export interface KeyCommand {
  readonly ids: readonly string[];
  readonly does: Does;
  /** Goes to whatever has the focus; else to the document where the turn is. */
  readonly isAnywhere?: true;
}

/** Keys that do the same thing in the document: moving, selecting, editing. */
const IN_TEXT = {
  shows: {
    up: 'cursorUp',
    down: 'cursorDown',
    left: 'cursorLeft',
    right: 'cursorRight',
    home: 'cursorHome',
    end: 'cursorEnd',
    pageup: 'cursorPageUp',
    pagedown: 'cursorPageDown',
    'shift+up': 'cursorUpSelect',
    'shift+down': 'cursorDownSelect',
    'shift+left': 'cursorLeftSelect',
    'shift+right': 'cursorRightSelect',
    'shift+home': 'cursorHomeSelect',
    'shift+end': 'cursorEndSelect',
    'shift+pageup': 'cursorPageUpSelect',
    'shift+pagedown': 'cursorPageDownSelect',
    'ctrl+left': 'cursorWordLeft',
    'ctrl+right': 'cursorWordEndRight',
    'ctrl+shift+left': 'cursorWordLeftSelect',
    'ctrl+shift+right': 'cursorWordEndRightSelect',
    'ctrl+home': 'cursorTop',
    'ctrl+end': 'cursorBottom',
    'ctrl+shift+home': 'cursorTopSelect',
    'ctrl+shift+end': 'cursorBottomSelect',
    'ctrl+up': 'scrollLineUp',
    'ctrl+down': 'scrollLineDown',
    'ctrl+a': 'editor.action.selectAll',
    'ctrl+d': 'editor.action.addSelectionToNextFindMatch',
    'ctrl+l': 'expandLineSelection',
    'ctrl+shift+l': 'editor.action.selectHighlights',
    'ctrl+u': 'cursorUndo',
    'ctrl+c': 'editor.action.clipboardCopyAction',
    'ctrl+shift+backslash': 'editor.action.jumpToBracket',
    'ctrl+shift+bracketleft': 'editor.fold',
    'ctrl+shift+bracketright': 'editor.unfold',
    'ctrl+space': 'editor.action.triggerSuggest',
    'ctrl+shift+space': 'editor.action.triggerParameterHints',
    'ctrl+period': 'editor.action.quickFix',
    f2: 'editor.action.rename',
    f12: 'editor.action.revealDefinition',
    'alt+f12': 'editor.action.peekDefinition',
    'shift+f12': 'editor.action.goToReferences',
    'ctrl+f12': 'editor.action.goToImplementation',
    f8: 'editor.action.marker.nextInFiles',
    'shift+f8': 'editor.action.marker.prevInFiles',
    f9: 'editor.debug.action.toggleBreakpoint',
    f3: 'editor.action.nextMatchFindAction',
    'shift+f3': 'editor.action.previousMatchFindAction',
    'ctrl+f': 'actions.find',
    'ctrl+h': 'editor.action.startFindReplaceAction',
  },
  edits: {
    tab: 'tab',
    'shift+tab': 'outdent',
    backspace: 'deleteLeft',
    delete: 'deleteRight',
    'ctrl+backspace': 'deleteWordLeft',
    'ctrl+delete': 'deleteWordRight',
    'alt+up': 'editor.action.moveLinesUpAction',
    'alt+down': 'editor.action.moveLinesDownAction',
    'shift+alt+up': 'editor.action.copyLinesUpAction',
    'shift+alt+down': 'editor.action.copyLinesDownAction',
    'ctrl+shift+k': 'editor.action.deleteLines',
    'ctrl+slash': 'editor.action.commentLine',
    'shift+alt+a': 'editor.action.blockComment',
    'ctrl+bracketright': 'editor.action.indentLines',
    'ctrl+bracketleft': 'editor.action.outdentLines',
    'ctrl+enter': 'editor.action.insertLineAfter',
    'ctrl+shift+enter': 'editor.action.insertLineBefore',
    'shift+alt+f': 'editor.action.formatDocument',
    'ctrl+y': 'redo',
    'ctrl+shift+z': 'redo',
  },
  cuts: { 'ctrl+x': 'editor.action.clipboardCutAction' },
  pastes: { 'ctrl+v': 'editor.action.clipboardPasteAction' },
} satisfies Partial<Record<Does, Readonly<Record<string, string>>>>;

/** Keys of the window. */
const ANYWHERE = {
  shows: {
    f1: 'workbench.action.showCommands',
    'ctrl+shift+p': 'workbench.action.showCommands',
    'ctrl+p': 'workbench.action.quickOpen',
    'ctrl+g': 'workbench.action.gotoLine',
    'ctrl+t': 'workbench.action.showAllSymbols',
    'ctrl+shift+o': 'workbench.action.gotoSymbol',
    'ctrl+shift+f': 'workbench.action.findInFiles',
    'ctrl+shift+h': 'workbench.action.replaceInFiles',
    'ctrl+b': 'workbench.action.toggleSidebarVisibility',
    'ctrl+j': 'workbench.action.togglePanel',
    'ctrl+backquote': 'workbench.action.terminal.toggleTerminal',
    'ctrl+shift+e': 'workbench.view.explorer',
    'ctrl+shift+g': 'workbench.view.scm',
    'ctrl+shift+d': 'workbench.view.debug',
    'ctrl+shift+x': 'workbench.view.extensions',
    'ctrl+shift+m': 'workbench.actions.view.problems',
    'ctrl+shift+u': 'workbench.action.output.toggleOutput',
    'ctrl+comma': 'workbench.action.openSettings',
    'ctrl+n': 'workbench.action.files.newUntitledFile',
    'ctrl+tab': 'workbench.action.openNextRecentlyUsedEditor',
    'ctrl+shift+tab': 'workbench.action.openPreviousRecentlyUsedEditor',
    'ctrl+pagedown': 'workbench.action.nextEditor',
    'ctrl+pageup': 'workbench.action.previousEditor',
    'ctrl+1': 'workbench.action.focusFirstEditorGroup',
    'ctrl+2': 'workbench.action.focusSecondEditorGroup',
    'ctrl+3': 'workbench.action.focusThirdEditorGroup',
    'ctrl+0': 'workbench.action.focusSideBar',
    'ctrl+backslash': 'workbench.action.splitEditor',
    'ctrl+shift+t': 'workbench.action.reopenClosedEditor',
    'alt+left': 'workbench.action.navigateBack',
    'alt+right': 'workbench.action.navigateForward',
    f10: 'workbench.action.debug.stepOver',
    f11: 'workbench.action.debug.stepInto',
    'shift+f11': 'workbench.action.debug.stepOut',
    'shift+f5': 'workbench.action.debug.stop',
    'ctrl+equal': 'editor.action.fontZoomIn',
    'ctrl+minus': 'editor.action.fontZoomOut',
  },
  closes: {
    'ctrl+w': 'workbench.action.closeActiveEditor',
    'ctrl+f4': 'workbench.action.closeActiveEditor',
  },
  runs: {
    'ctrl+f5': 'workbench.action.debug.run',
    'ctrl+shift+b': 'workbench.action.tasks.build',
  },
} satisfies Partial<Record<Does, Readonly<Record<string, string>>>>;

/**
 * Escape closes what is open: nobody tells an extension which of them has the focus, and what is not open does not mind.
 */
const ESCAPE: KeyCommand = {
  ids: [
    ...['hideSuggestWidget', 'closeParameterHints', 'cancelRenameInput', 'closeFindWidget', 'closeMarkersNavigation'],
    ...['closeReferenceSearch', 'workbench.action.closeQuickOpen', 'leaveSnippet', 'removeSecondaryCursors'],
    'cancelSelection',
  ],
  does: 'shows',
  isAnywhere: true,
};

/**
 * By the key's name: modifiers in the order `ctrl`, `shift`, `alt`, joined with `+`, then the key: `ctrl+shift+p`. `ctrl` is
 * the command key too.
 */
export const KEY_COMMANDS: ReadonlyMap<string, KeyCommand> = new Map<string, KeyCommand>([
  ...Object.entries(IN_TEXT).flatMap(([does, keys]) =>
    Object.entries(keys).map(([key, id]) => [key, { ids: [id], does: does as Does }] as const),
  ),
  ...Object.entries(ANYWHERE).flatMap(([does, keys]) =>
    Object.entries(keys).map(
      ([key, id]) => [key, { ids: [id], does: does as Does, isAnywhere: true as const }] as const,
    ),
  ),
  ['escape', ESCAPE] as const,
]);
