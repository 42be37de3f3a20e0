import type { Action } from '../actions/action.ts';
import type { View } from '../actions/view/view.ts';
import { AloudError } from '../common/errors.ts';
import { commentSyntaxOf } from '../editor/commentSyntax.ts';
import type { TextDocument } from '../editor/documents.ts';
import type { Message } from '../messages/message.ts';
import type { KeptDocument, Parsers } from '../syntax/parsers.ts';
import { Slices } from '../syntax/slices.ts';
import type { SyntaxTree } from '../syntax/syntaxTree.ts';
import { boxActions } from './boxes/boxActions.ts';
import { isCode } from './code/proseGuard.ts';
import { expression } from './code/spokenCode.ts';
import { type Choice, choose, nearly } from './commands/choose.ts';
import { ProjectNames } from './commands/hearing/project/projectNames.ts';
import { vocabulariesOf } from './commands/hearing/terms.ts';
import type { Code } from './commands/judging/coming.ts';
import type { Bar } from './commands/judging/evidence.ts';
import { lackOf } from './commands/lack.ts';
import { goingFirst, markElsewhere } from './commands/markElsewhere.ts';
import { compileRules, progressOf } from './commands/understand.ts';
import { plainWords, wordsAsSaid } from './english/plainWords.ts';
import { withSpelling } from './english/spelling.ts';
import { numbersSaid } from './places/said/marks.ts';
import { readStanding } from './places/text/standing.ts';
import { spokenSummary } from './summary.ts';
import { type LivePlace, lexiconOf, placeOf } from './verbs/acting/livePlace.ts';
import { verbActions } from './verbs/acting/verbActions.ts';

/** A choice in the document that the turn is in. */
export interface Understood extends Choice {
  /** As it was read, where something in it has to be picked first. */
  readonly document?: TextDocument;
}

/** Commands of most kinds, from little to much of the program. */
const REHEARSED = [
  'undo',
  'go to line two',
  'duplicate line',
  'delete word',
  'select next two words',
  'delete parameter',
  'add x equals one',
  'add if x',
  'change x to y',
];

/** Whether what is meant may be of the project, and not of the document: the editor alone knows whether it is there. */
function mayBeElsewhere({ reading: { calls }, heardAs }: Choice): boolean {
  return heardAs !== undefined || (calls.length === 1 && /^(?:open_file|go_to_definition)$/.test(calls[0]?.name ?? ''));
}

/** Plain English as commands, without a model: in milliseconds, offline. */
export class Grammar {
  /** The actions that work by structure, for the catalogue of whoever acts. */
  readonly actions: readonly Action[];
  readonly #parsers: Parsers;
  readonly #project: ProjectNames;
  #rehearsal: Promise<void> | undefined;

  /** `project` is what the project has by its names. */
  constructor(parsers: Parsers, project = new ProjectNames()) {
    this.#parsers = parsers;
    this.#project = project;
    parsers.alsoRead(tree => lexiconOf(tree).read());
    parsers.alsoRead(tree => readStanding(tree.lines.text, lexiconOf(tree)));
    this.actions = [...verbActions(parsers), ...boxActions(parsers)];
  }

  /**
   * What an utterance means where the turn is; undefined where the grammar does not know, or what it points at is not
   * there. Where a model can be asked instead, `bar`, only what there is little doubt about. Does nothing yet.
   */
  async understand(utterance: string, view: View, bar?: Bar): Promise<Understood | undefined> {
    const mark = markElsewhere(plainWords(utterance), view);
    const there = mark && (await placeOf(view, this.#parsers, mark));
    const choice = there && goingFirst(await choose(utterance, there, this.#codeAt(there), bar), mark);
    return choice ?? this.#here(utterance, view, bar);
  }

  /**
   * What an utterance may have been, in words, that is not understood as it was heard: a few that come to something where
   * the turn is, the likeliest first.
   */
  async nearly(utterance: string, view: View): Promise<readonly string[]> {
    const place = await this.#placeIfAny(view);
    const here = await nearly(utterance, place, this.#codeAt(place));
    return here.length > 0 ? here : this.#project.nearly(plainWords(utterance), view, place);
  }

  async #here(utterance: string, view: View, bar: Bar | undefined): Promise<Understood | undefined> {
    const place = await this.#placeIfAny(view);
    const choice = await this.#at(place, utterance, view, bar);
    if (choice && !mayBeElsewhere(choice)) return choice;
    const elsewhere = await this.#project.choose(plainWords(utterance), view, place);
    // A name of the file that sounds alike is nearer than one of the project.
    return elsewhere && (!choice?.heardAs || elsewhere.heardAs === undefined) ? elsewhere : choice;
  }

  async #at(
    place: LivePlace | undefined,
    utterance: string,
    view: View,
    bar: Bar | undefined,
  ): Promise<Understood | undefined> {
    const code = this.#codeAt(place);
    const choice = await choose(utterance, place, code, bar);
    if (choice?.rivals && place) return { ...choice, document: place.document };
    if (choice && place?.marks) return { ...choice, isPassing: numbersSaid(plainWords(utterance)).length > 0 };
    if (choice || !place || !(await this.#parsers.renewed(place.read))) return choice;
    const again = await placeOf(view, this.#parsers);
    const renewed = await choose(utterance, again, this.#codeAt(again), bar);
    return renewed?.rivals ? { ...renewed, document: again.document } : renewed;
  }

  /** What keeps an utterance from being a command; undefined where it is none in any way. */
  async lack(utterance: string, view: View): Promise<Message | undefined> {
    return lackOf(plainWords(utterance), await this.#placeIfAny(view));
  }

  /** Some commands need no document: "open the terminal". */
  #placeIfAny(view: View): Promise<LivePlace | undefined> {
    return placeOf(view, this.#parsers).catch((thrown: unknown) => {
      if (thrown instanceof AloudError && thrown.code === 'no-document') return undefined;
      throw thrown;
    });
  }

  /** Reads what a place would become. */
  #codeAt(place: LivePlace | undefined): Code {
    return this.#codeIn(place?.read.languageId ?? '', place?.tree);
  }

  #codeIn(languageId: string, before: SyntaxTree | undefined): Code {
    const options = { before };
    return {
      parse: async text => {
        const tree = await this.#parsers.parse(text, languageId, options);
        return { tree, dispose: () => tree?.dispose() };
      },
      isWorse: (text, before, stretch, withHoles) => this.#parsers.isWorse(text, before, stretch, withHoles),
    };
  }

  /** What the code at the turn's place is made of, for who has no chat model to explain it. Throws `no-document`. */
  async summary(view: View): Promise<Message> {
    return spokenSummary(await placeOf(view, this.#parsers));
  }

  /**
   * Dictated words as code, with symbols, formatters and the file's names; undefined where the place is no code, or the
   * words hold nothing of the kind and are better taken as text.
   */
  async code(words: string, view: View): Promise<string | undefined> {
    const place = await placeOf(view, this.#parsers);
    const { tree, cursor, wording } = place;
    if (!tree || !wording.writing) return undefined;
    const at = tree.lines.positionAt(cursor);
    if (tree.commentAt(at) || tree.textAt(at)) return undefined;
    // Every word counts here, also those that are courtesy in a command.
    const said = withSpelling(wordsAsSaid(words).filter(word => !/^(?:u+m+|u+h+|e+r+m+)$/i.test(word)));
    return isCode(said, wording) ? expression(said, wording, 'statement').text : undefined;
  }

  /** Reads a document before it is needed, so that the first command in it is as quick as the others. */
  async warm(document: KeptDocument): Promise<void> {
    await this.#parsers.warm(document);
    const slices = new Slices();
    await slices.run(compileRules());
    await slices.run(vocabulariesOf(undefined));
    this.#rehearsal ??= this.#rehearse(document);
    await this.#rehearsal;
  }

  /** Understands some commands and does nothing: what they need of the program is compiled when it runs first. */
  async #rehearse(document: KeptDocument): Promise<void> {
    const tree = await this.#parsers.treeOf(document);
    if (!tree) return;
    const { languageId, text } = document;
    const start = { cursor: 0, selection: { start: 0, end: 0 } };
    const wording = { writing: tree.writing, lexicon: lexiconOf(tree) };
    const place = { text, ...start, tree, unit: '  ', comments: commentSyntaxOf(languageId), wording };
    const slices = new Slices();
    for (const command of REHEARSED) {
      await slices.next();
      await choose(command, place, this.#codeIn(languageId, tree));
    }
  }

  /**
   * Whether what was said so far is a whole command, the beginning of one that cannot end here, or none. An endpointer
   * may wait short, long or as ever.
   */
  progress(utterance: string): 'complete' | 'begun' | 'none' {
    return progressOf(plainWords(utterance));
  }
}
