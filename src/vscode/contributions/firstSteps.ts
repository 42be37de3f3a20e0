import * as vscode from 'vscode';
import { Lazy } from '../../common/async/lazy.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import type { ContextKey, ContextKeys } from '../contextKeys.ts';
import type { Practice } from '../parts/practice.ts';
import { Tree } from '../views/tree.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** What was there a moment ago, and says what fits now. */
interface Now {
  readonly hasNumbers: boolean;
  readonly hasDone: boolean;
  readonly hasAnswered: boolean;
}

/** What ticks a step of the walkthrough, by the lesson that was learnt. */
const STEPS: Readonly<Record<string, ContextKey>> = {
  go: 'aloud.learntGo',
  rename: 'aloud.learntRename',
  explain: 'aloud.learntExplain',
  handsFree: 'aloud.learntHandsFree',
};
/** Where someone is changes with every key; the sheet follows when it stands still, in ms. */
const SETTLED_MS = 400;
/** By which each group of editors is gone to, from the first. */
const GROUPS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'].map(
  which => `workbench.action.focus${which}EditorGroup`,
);

/** The first minute and what comes after: what shall hear, lessons, and the sheet of what can be said. */
export class FirstSteps implements Contribution {
  readonly #parts: LateParts;
  readonly #contextKeys: ContextKeys;
  readonly #practice: Lazy<Practice>;
  readonly #lessons: Tree;
  readonly #sheet: Tree;
  readonly #subscriptions: readonly vscode.Disposable[];
  #settling: NodeJS.Timeout | undefined;
  #now: Now = { hasNumbers: false, hasDone: false, hasAnswered: false };

  readonly commands = {
    'aloud.setUp': async () => {
      const acting = await this.#parts.acting.get();
      const { telling } = await import('../views/messages.ts');
      let hasChosen = false;
      await telling(async () => {
        hasChosen = await acting.chooseEars(new AbortController().signal);
      });
      if (await acting.stages.ears.canHear()) this.#contextKeys.learnt('aloud.hears');
      return hasChosen;
    },
    'aloud.learn': async (lesson?: unknown) => {
      await (await this.#practice.get()).begin(lesson);
      await vscode.commands.executeCommand('aloud.lessons.focus', { preserveFocus: true });
    },
    'aloud.showSheet': () => vscode.commands.executeCommand('aloud.sheet.focus', { preserveFocus: true }),
    'aloud.firstSteps': async () => {
      await goToPages();
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'aloud.aloud#aloud.first', false);
      this.#contextKeys.showLearnt();
    },
    'aloud.guide': async () => {
      const page = vscode.Uri.joinPath(this.#parts.props.context.extensionUri, 'media', 'guide', 'guide.md');
      await vscode.commands.executeCommand('markdown.showPreview', page);
    },
  };

  constructor(parts: LateParts, contextKeys: ContextKeys) {
    this.#parts = parts;
    this.#contextKeys = contextKeys;
    this.#practice = new Lazy(async () => {
      const { Practice: Loaded } = await import('../parts/practice.ts');
      return new Loaded({
        manifest: parts.props.context.extension.packageJSON,
        memory: parts.props.context.globalState,
        changed: ({ learnt }) => {
          for (const lesson of learnt) if (STEPS[lesson]) contextKeys.learnt(STEPS[lesson]);
          this.#lessons.renew();
        },
      });
    });
    this.#lessons = new Tree('aloud.lessons', async () => (await this.#practice.get()).rows());
    this.#sheet = new Tree('aloud.sheet', async () => {
      const [{ sheetRows }, acting] = await Promise.all([import('../parts/sheetRows.ts'), parts.acting.get()]);
      return sheetRows(acting, this.#now);
    });
    const moves = () => this.#moved();
    this.#subscriptions = [
      this.#lessons,
      this.#sheet,
      vscode.window.onDidChangeActiveTextEditor(moves),
      vscode.window.onDidChangeTextEditorSelection(moves),
    ];
  }

  /** Follows turns: what really worked is learnt. */
  watch(event: TurnEvent): void {
    if (event.event === 'transcript') this.#contextKeys.learnt('aloud.hears');
    if (event.event === 'speech') this.#contextKeys.learnt('aloud.heardYou');
    void this.#practice.made?.then(practice => practice.watch(event));
    if (event.event === 'screen') this.#is({ hasNumbers: event.hasMarks });
    if (event.event === 'action' && 'result' in event) this.#is({ hasDone: true });
    if (event.event === 'transcript') this.#is({ hasAnswered: false });
    if (event.event === 'state' && event.track === 'mouth' && event.state === 'speaking')
      this.#is({ hasAnswered: true });
  }

  dispose(): void {
    clearTimeout(this.#settling);
    for (const each of this.#subscriptions) each.dispose();
  }

  #is(now: Partial<Now>): void {
    this.#now = { ...this.#now, ...now };
    this.#moved();
  }

  #moved(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#sheet.renew(), SETTLED_MS);
  }
}

/**
 * Goes to where pages of VS Code's own are, which have no input. It opens a walkthrough in the group that has the focus, also
 * where another has it: once more, over the code there.
 */
async function goToPages(): Promise<void> {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const hasPage = ({ tabs }: vscode.TabGroup) => tabs.some(({ input }) => input === undefined);
  if (hasPage(activeTabGroup)) return;
  const goes = GROUPS[(all.find(hasPage)?.viewColumn ?? 0) - 1];
  if (goes) await vscode.commands.executeCommand(goes);
}
