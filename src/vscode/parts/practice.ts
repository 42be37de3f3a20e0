import * as vscode from 'vscode';
import { COMMANDS } from '../../common/settings/commands.ts';
import type { Happened, Task } from '../../learning/lesson.ts';
import { LESSON_NAMES, LESSONS, type LessonName } from '../../learning/lessons.ts';
import { learntFrom, next, nextLesson, type Progress, type Seen, taskOf } from '../../learning/progress.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { ownTitle } from '../editor/workbench/palette.ts';
import { mention } from '../views/screen.ts';
import type { TreeRow } from '../views/tree.ts';

const KEY = 'aloud.learnt';
/** How long the status bar says what was done, and what comes next, in ms. */
const TOLD_MS = 8000;

export interface PracticeProps {
  /** Aloud's package.json, as VS Code has it in its display language. */
  readonly manifest: unknown;
  /** Where what was learnt is kept, on this machine. */
  readonly memory: vscode.Memento;
  /** Hears of each step. */
  readonly changed: (progress: Progress) => void;
}

/** The lessons in VS Code: a practice file beside whatever is open, looked at whenever something that was said is done. */
export class Practice {
  readonly #props: PracticeProps;
  #progress: Progress;
  #document: vscode.TextDocument | undefined;

  constructor(props: PracticeProps) {
    this.#props = props;
    this.#progress = { now: undefined, learnt: learntFrom(props.memory.get(KEY)) };
  }

  /** Begins a lesson, or the next that is not learnt, in a file as it is at its beginning. */
  async begin(given: unknown): Promise<void> {
    const lesson = LESSON_NAMES.find(name => name === given) ?? nextLesson(this.#progress);
    await this.#lay(LESSONS[lesson].text);
    this.#see({ seen: 'begins', lesson });
    this.#place();
  }

  /** Follows what happens: of what was said, what has come of it is looked at. */
  watch(event: TurnEvent): void {
    // Whoever has closed the file practises no more.
    if (this.#document?.isClosed) this.#see({ seen: 'leaves' });
    const happened = happenedIn(event);
    if (happened) this.#see({ seen: 'happens', what: happened });
    if (event.event === 'done') this.#look();
  }

  rows(): readonly TreeRow[] {
    return LESSON_NAMES.map(name => this.#row(name));
  }

  #row(name: LessonName): TreeRow {
    const { now, learnt } = this.#progress;
    const { title, tasks } = LESSONS[name];
    const done = now?.lesson === name ? now.done : 0;
    const isNow = now?.lesson === name && done < tasks.length;
    return {
      id: `lesson ${name}`,
      icon: learnt.includes(name) ? 'pass' : isNow ? 'play-circle' : 'circle-outline',
      label: title,
      ...(learnt.includes(name) && { state: message('first.learnt') }),
      ...(isNow && { description: message('first.task-of', { number: done + 1, count: tasks.length }) }),
      isOpen: isNow,
      runs: { command: 'aloud.learn', given: [name] },
      rows: tasks.map((task, index) => ({
        id: `task ${name} ${index}`,
        icon: index < done ? 'check' : isNow && index === done ? 'arrow-right' : 'dash',
        label: sayOf(task, this.#props.manifest),
        description: task.about,
        ...(index < done && { state: message('first.learnt') }),
        runs: { command: 'aloud.learn', given: [name] },
      })),
    };
  }

  /** The practice file, as it is when a lesson begins: the one that is there, or a new one. */
  async #lay(text: string): Promise<void> {
    if (!this.#document || this.#document.isClosed)
      this.#document = await vscode.workspace.openTextDocument({ language: 'typescript', content: text });
    const editor = await vscode.window.showTextDocument(this.#document, this.#column());
    if (this.#document.getText() === text) return;
    const whole = new vscode.Range(0, 0, this.#document.lineCount, 0);
    await editor.edit(edit => edit.replace(whole, text));
  }

  /** Where it is already, else beside what is no text: whoever reads the steps goes on reading them. */
  #column(): vscode.ViewColumn {
    const shown = this.#editor()?.viewColumn;
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    const isText = !activeTab || activeTab.input instanceof vscode.TabInputText;
    return shown ?? (isText ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
  }

  /** Puts the cursor where the task begins. */
  #place(): void {
    const from = taskOf(this.#progress)?.from;
    const editor = this.#editor();
    if (!from || !editor) return;
    editor.selection = new vscode.Selection(from.line, from.character, from.line, from.character);
  }

  #look(): void {
    const editor = this.#editor();
    if (!editor) return;
    const { document, selection } = editor;
    const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
    this.#see({
      seen: 'file',
      practice: { text: document.getText().replaceAll('\r\n', '\n'), selection: { start, end } },
    });
  }

  #see(seen: Seen): void {
    const before = this.#progress;
    this.#progress = next(before, seen);
    if (this.#progress === before) return;
    if (this.#progress.learnt !== before.learnt) void this.#props.memory.update(KEY, this.#progress.learnt);
    if (seen.seen !== 'begins') this.#place();
    this.#tell();
    this.#props.changed(this.#progress);
  }

  /** What is to be said next, in passing: the practice file keeps the focus. */
  #tell(): void {
    const task = taskOf(this.#progress);
    if (!this.#progress.now) return;
    if (task) mention('mortar-board', message('first.say', { words: sayOf(task, this.#props.manifest) }), TOLD_MS);
    else mention('pass', message('first.lesson-done'), TOLD_MS);
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.#document);
  }
}

/** What is said, in quotation marks; what is pressed, by the name that it has in `manifest`. */
function sayOf({ say, by }: Pick<Task, 'say' | 'by'>, manifest: unknown): Message {
  if (by === undefined) return message('recordings.quoted', { words: say });
  const command = asWritten(ownTitle(manifest, by));
  return say === COMMANDS[by] ? command : message('first.by-key', { command, words: say });
}

function happenedIn(event: TurnEvent): Happened | undefined {
  if (event.event === 'answer' && event.text !== '') return 'answered';
  if (event.event === 'screen' && event.hasMarks) return 'numbered';
  return event.event === 'hands-free' ? event.state : undefined;
}
