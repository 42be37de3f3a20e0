import type { Action } from '../actions/action.ts';
import type { View } from '../actions/view/view.ts';
import { firstOf } from '../common/async/firstOf.ts';
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
import type { Progress } from './commands/understand.ts';
import { wordsAsSaid } from './english/plainWords.ts';
import { withSpelling } from './english/spelling.ts';
import { choiceIn } from './languages/choiceIn.ts';
import { ENGLISH } from './languages/english.ts';
import type { SpokenLanguage } from './languages/spokenLanguage.ts';
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

/** The languages in which commands may be said, those that a recogniser says it `heard` before others. */
export type Speaks = (heard?: readonly string[]) => readonly SpokenLanguage[];

/** Plain words as commands, without a model: in milliseconds, offline. */
export class Grammar {
  /** The actions that work by structure, for the catalogue of whoever acts. */
  readonly actions: readonly Action[];
  readonly #parsers: Parsers;
  readonly #project: ProjectNames;
  readonly #speaks: Speaks;
  #rehearsal: Promise<void> | undefined;

  /** `project` is what the project has by its names. */
  constructor(parsers: Parsers, project = new ProjectNames(), speaks: Speaks = () => [ENGLISH]) {
    this.#parsers = parsers;
    this.#project = project;
    this.#speaks = speaks;
    parsers.alsoRead(tree => lexiconOf(tree).read());
    parsers.alsoRead(tree => readStanding(tree.lines.text, lexiconOf(tree)));
    this.actions = [...verbActions(parsers), ...boxActions(parsers)];
  }

  /**
   * What an utterance means where the turn is; undefined where the grammar does not know, or what it points at is not
   * there. Where a model can be asked instead, `bar`, only what there is little doubt about. `heard` are the languages that
   * a recogniser says it is in. Does nothing yet.
   */
  async understand(
    utterance: string,
    view: View,
    bar?: Bar,
    heard?: readonly string[],
  ): Promise<Understood | undefined> {
    for (const language of this.#languages(heard)) {
      const choice = await this.#in(language, utterance, view, bar);
      if (choice) return choice;
    }
    return undefined;
  }

  /**
   * What an utterance may have been, in words, that is not understood as it was heard: a few that come to something where
   * the turn is, the likeliest first.
   */
  async nearly(utterance: string, view: View, heard?: readonly string[]): Promise<readonly string[]> {
    const place = await this.#placeIfAny(view);
    for (const language of this.#languages(heard)) {
      const here = language.isOwn ? await nearly(utterance, place, this.#codeAt(place)) : [];
      if (here.length > 0) return here;
      const elsewhere = await this.#project.nearly(meant(utterance, language), view, place);
      if (elsewhere.length > 0) return elsewhere;
    }
    return [];
  }

  /** Of the own language what was misheard is found as well, so that what others have to the letter comes before. */
  #languages(heard?: readonly string[]): readonly SpokenLanguage[] {
    return this.#speaks(heard).toSorted((one, other) => Number(one.isOwn) - Number(other.isOwn));
  }

  async #in(
    language: SpokenLanguage,
    utterance: string,
    view: View,
    bar: Bar | undefined,
  ): Promise<Understood | undefined> {
    const words = meant(utterance, language);
    const mark = markElsewhere(words, view);
    const there = mark && (await placeOf(view, this.#parsers, mark));
    const choice = there && goingFirst(await choiceIn(language, utterance, there, this.#codeAt(there), bar), mark);
    return choice ?? this.#here(utterance, view, bar, language);
  }

  async #here(
    utterance: string,
    view: View,
    bar: Bar | undefined,
    language: SpokenLanguage,
  ): Promise<Understood | undefined> {
    const place = await this.#placeIfAny(view);
    const choice = await this.#at(place, utterance, view, bar, language);
    if (choice && !mayBeElsewhere(choice)) return choice;
    const elsewhere = await this.#project.choose(meant(utterance, language), view, place);
    // A name of the file that sounds alike is nearer than one of the project.
    return elsewhere && (!choice?.heardAs || elsewhere.heardAs === undefined) ? elsewhere : choice;
  }

  async #at(
    place: LivePlace | undefined,
    utterance: string,
    view: View,
    bar: Bar | undefined,
    language: SpokenLanguage,
  ): Promise<Understood | undefined> {
    const code = this.#codeAt(place);
    const choice = await choiceIn(language, utterance, place, code, bar);
    if (choice?.rivals && place) return { ...choice, document: place.document };
    if (choice && place?.marks) return { ...choice, isPassing: numbersSaid(meant(utterance, language)).length > 0 };
    if (choice || !place || !(await this.#parsers.renewed(place.read))) return choice;
    const again = await placeOf(view, this.#parsers);
    const renewed = await choiceIn(language, utterance, again, this.#codeAt(again), bar);
    return renewed?.rivals ? { ...renewed, document: again.document } : renewed;
  }

  /** What keeps an utterance from being a command; undefined where it is none in any way. */
  async lack(utterance: string, view: View): Promise<Message | undefined> {
    const place = await this.#placeIfAny(view);
    for (const language of this.#languages()) {
      const lack = lackOf(meant(utterance, language), place);
      if (lack) return lack;
    }
    return undefined;
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
    for (const language of this.#languages()) await slices.run(language.prepare());
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

  /** How far what was said so far is, in the language in which it is furthest. An endpointer may wait short, long or as ever. */
  progress(utterance: string): Progress {
    const all = this.#languages().map(language => language.progress(utterance));
    return all.find(one => one === 'complete') ?? all.find(one => one === 'begun') ?? 'none';
  }
}

/** What was most likely said, in the grammar's own words; none where it is no command. */
function meant(utterance: string, language: SpokenLanguage): readonly string[] {
  return firstOf(1, language.meanings(utterance)).next().value ?? [];
}
