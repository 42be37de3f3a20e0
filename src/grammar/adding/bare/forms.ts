import { entryOf } from '../../../common/entryOf.ts';
import { isNewName, isSentenceWord, isText, namesIn } from '../../code/evidence.ts';
import { errorIn } from '../../code/reading/constructed.ts';
import { commandAt } from '../../code/spoken/commands.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { addedAt } from '../added.ts';
import { terminated } from '../said/slots.ts';
import { type Bare, ended, isKnown, isOwn, written } from './bare.ts';
import { withCondition } from './conditions.ts';
import { declaredFunction, declaredType } from './declared.ts';
import { withoutBlock, withoutBrackets } from './heads.ts';

/** Code that begins with a word of the language. */
interface Form {
  /** What it begins with, in small letters. */
  readonly begins: RegExp;
  /** Undefined where the words behind are no code. */
  write(bare: Bare): Outcome | undefined;
}

/** By how they begin; the first that comes to something counts. */
export const FORMS: readonly Form[] = [
  { begins: /^(return|yield|await) ./, write: withValue },
  { begins: /^(throw|raise) ./, write: withError },
  { begins: /^(if|unless|while|until|else if|elif|elsif|assert) ./, write: withCondition },
  { begins: /^(for|foreach|for each) ./, write: loop },
  { begins: /^(switch|match|when|case) ./, write: choice },
  { begins: /^(print|println|puts|echo|p) ./, write: printed },
  { begins: /^(import|from|using|use|include|require) ./, write: imported },
  { begins: /^(with|defer|del|delete) ./, write: withCall },
  {
    begins: /^new (\w+ ){0,3}(variable|constant|function|method|class|interface|enum|struct|property|field)( |$)/,
    write: asked,
  },
  { begins: /(^| )(def|function|func|fun|fn) ./, write: declaredFunction },
  { begins: /(^| )(class|interface|struct|enum|trait|record|object|namespace|module) ./, write: declaredType },
  { begins: /^\w+ \w+/, write: command },
  { begins: /^(break|continue|pass|try|else|finally|next)$/, write: alone },
];

function withValue(bare: Bare): Outcome | undefined {
  const { words, lower, where, writing } = bare;
  const [key = ''] = lower;
  if (where.room === 'members' || !isOwn(key, writing)) return undefined;
  const { wording } = where.place;
  const code = expression(words, wording, 'statement');
  const value = code.text.slice(key.length).trim();
  const isCall = /^[\w.]+\(.*\)/.test(value);
  if (key === 'await' ? !isCall || !hasName(value, bare) : !isKnown(value, bare, true)) return undefined;
  if (key === 'await' && namesIn(value, wording).unknown.length > 0) return undefined;
  return where.put({ text: ended(code.text, writing), cursor: code.cursor ?? code.text.length });
}

function hasName(code: string, { where }: Bare): boolean {
  return namesIn(code, where.place.wording).known.length > 0;
}

/** "Throw new error invalid input": a class of errors, or something that the file knows. */
function withError(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  if (where.room === 'members' || !isOwn(lower[0] ?? '', writing)) return undefined;
  const rest = lower.slice(lower[1] === 'new' ? 2 : 1);
  const error = errorIn(rest) ?? (/^(error|exception)$/.test(rest.at(-1) ?? '') ? { type: rest, says: [] } : undefined);
  if (error) {
    const isName = error.type.length <= 5 && error.type.every(word => !isSentenceWord(word, where.place.wording));
    const isSaid = !/^(in|when|if|for|at|to|with|on|from|like|here|there|and|or|because|about)$/.test(
      error.says[0] ?? '',
    );
    return isName && isSaid ? written({ words, where }) : undefined;
  }
  const value = expression(words.slice(1), where.place.wording, 'value').text;
  return isKnown(value, bare, true) && /error|exception|^(e|err|ex)$|new /i.test(value)
    ? written({ words, where })
    : undefined;
}

function loop(bare: Bare): Outcome | undefined {
  const { where, writing } = bare;
  if (where.room === 'members' || !isOwn('for', writing)) return undefined;
  const { wording } = where.place;
  const length = bare.lower[1] === 'each' ? 2 : 1;
  const head = withoutBrackets(withoutBlock(bare.words.slice(length)));
  // "For string order colon orders", where that is how it is written.
  const colon = / : \$value/.test(`${writing.code['for each'] ?? ''}${writing.code['for']}`)
    ? head.findIndex(isColon)
    : -1;
  const words = [...bare.words.slice(0, length), ...head.map((word, at) => (at === colon ? 'in' : word))];
  const lower = words.map(word => word.toLowerCase());
  const joint = lower.findIndex((word, at) => at > length && (word === 'in' || word === 'of'));
  if (joint > 0 && joint < words.length - 1) {
    const names = lower
      .slice(length, joint)
      .join(' ')
      .split(' comma ')
      .map(one => one.split(' '));
    const [name = []] = names;
    const value = expression(words.slice(joint + 1), wording, 'value').text;
    if (!names.every(one => isNewName(one, wording)) || !isKnown(value, bare, true)) return undefined;
    // What goes round is declared where the language declares.
    const isDeclared = !Object.hasOwn(writing.words, 'const') || writing.typeStands === 'before' || lower[0] !== 'for';
    const declares = isDeclared || /^(const|let|var)$/.test(name[0] ?? '') || !Object.hasOwn(writing.words, 'of');
    return written({ words: declares ? words : ['for', 'const', ...words.slice(length)], where });
  }
  // The three parts of a loop that counts.
  const [variable] = lower.slice(1).filter(word => !/^(int|let|var)$/.test(word));
  const times = lower.filter(word => word === variable).length;
  return times >= 3 && lower.includes('equals') ? written({ words, where }) : undefined;
}

function isColon(word: string): boolean {
  return /^colon$/i.test(word);
}

/** "Switch kind", "case three". */
function choice(bare: Bare): Outcome | undefined {
  const { lower, writing, where } = bare;
  if (where.room === 'members' || !isOwn(lower[0] ?? '', writing)) return undefined;
  const said = withoutBrackets(withoutBlock(bare.words.slice(1)));
  const value = expression(said, where.place.wording, 'value').text;
  return isKnown(value, bare, true) ? written({ words: [...bare.words.slice(0, 1), ...said], where }) : undefined;
}

/** "Print hello world" where that is a word of the language. */
function printed(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const [key = ''] = lower;
  const own = typeof entryOf(writing.code, key) === 'string' ? key : 'print';
  const template = entryOf(writing.code, own);
  if (where.room === 'members' || typeof template !== 'string' || !new RegExp(`^${key}\\b`).test(template))
    return undefined;
  // "Println bang": the template has it.
  const behind = words.slice(lower[1] === 'bang' ? 2 : 1);
  const rest = withoutBrackets(behind[0]?.toLowerCase() === 'of' ? behind.slice(1) : behind);
  const isAsked = rest.some(
    word => isSentenceWord(word, wording) || /^(with|by|to|of|page|file|results?)$/i.test(word),
  );
  const code = expression(rest, wording, 'value').text;
  const isPlain = rest.length <= 5 && !isAsked && (writing.apartWords === true || isText(rest, wording));
  return isPlain || isKnown(code, bare) ? written({ words: [own, ...rest], where }) : undefined;
}

/** Imports by the language's own word, of what can be a module. */
function imported(bare: Bare): Outcome | undefined {
  const { lower, writing, where } = bare;
  const { wording } = where.place;
  const [key = ''] = lower;
  // All that `typing` has are types.
  const isTyping = lower[1] === 'typing' && lower[2] === 'import';
  const words = isTyping ? bare.words.map((word, at) => (at > 2 ? capital(word) : word)) : bare.words;
  const template = writing.code[key === 'from' ? 'from import' : 'import'];
  if (template === undefined || !new RegExp(`(^|"#)#?${key}\\b`).test(JSON.stringify(template).slice(1)))
    return undefined;
  const rest = lower.slice(1);
  if (rest.some(word => isSentenceWord(word, wording)) || rest.length > 10) return undefined;
  const isPath = rest.some(word => /^(dot|slash|colon|quote|quotes)$/.test(word)) || rest.includes('from');
  const isModule = rest.length === 1 || (rest[1] === 'as' && rest.length === 3);
  const isSingle = isModule && /^(import \$value|import "\$value"|#include)/.test(String(templateOf(template)));
  const isFrom = key === 'from' && rest.indexOf('import') > 0 && rest.indexOf('import') <= 4;
  if (!(isPath || isSingle || isFrom)) return undefined;
  const isHere = where.room === 'file' && where.isBlank;
  return addedAt(words, where.place, where.put) && isHere
    ? addedAt(words, where.place, where.put)
    : (addedAt(words, where.place, () => undefined) ?? written({ words: words, where }));
}

function capital(word: string): string {
  return /^(comma|as)$/i.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

function templateOf(template: unknown): unknown {
  if (Array.isArray(template)) return (template as readonly { readonly code: string }[]).at(-1)?.code;
  return template;
}

/** "With open of path as file", "defer file dot close". */
function withCall(bare: Bare): Outcome | undefined {
  const { words, lower, writing, where } = bare;
  const { wording } = where.place;
  const [key = ''] = lower;
  if (where.room === 'members' || !isOwn(key, writing)) return undefined;
  const code = expression(words.slice(1), wording, 'value').text;
  const isCall = /^[\w.]+(\(.*\)|\.\w+)( as \w+)?$/.test(code);
  const { known, unknown } = namesIn(code.replace(/ as \w+$/, ''), wording);
  if (key === 'with')
    return isCall && /\) as /.test(code) && unknown.length === 0 ? written({ words, where }) : undefined;
  if (known.length === 0 || unknown.length > 0) return undefined;
  if (key === 'defer') {
    // What is put off is a call, of a method that is exported.
    const call = code.endsWith(')')
      ? code.endsWith('()') && !isMethodOf(code, bare)
        ? exported(code)
        : code
      : `${exported(code)}()`;
    return where.put({ text: `defer ${call}`, cursor: call.length + 6 });
  }
  return where.put({
    text: terminated(`${entryOf(writing.words, key)} ${code}`, writing),
    cursor: key.length + 1 + code.length,
  });
}

/** `file.close` as a package has it for others: `file.Close`. */
function exported(code: string): string {
  return code.replace(/\.\p{Ll}(?=\w*(\(\))?$)/u, first => first.toUpperCase());
}

/** Whether what is called last is a name of the file. */
function isMethodOf(code: string, { where }: Bare): boolean {
  return where.place.wording.lexicon.has(/(\w+)\(\)$/.exec(code)?.[1] ?? '');
}

/** "New variable called retry count equals zero": what is asked for is code by its kind. */
function asked({ words, lower, where }: Bare): Outcome | undefined {
  const { wording } = where.place;
  const isNamed = lower.some(word => /^(called|named|equals)$/.test(word)) || words.length <= 5;
  const isSentence = lower.slice(1).some(word => isSentenceWord(word, wording));
  return isNamed && !isSentence && words.length > 2 ? written({ words: words.slice(1), where }) : undefined;
}

/** Verbs of commands that are none of an editor: "move item up" is about what stands in a list. */
const COMMAND_VERBS = /^(get|write|read|import|export|invoke|test|out|measure|start|stop|convert|resolve|restart)$/;

/** "Write host hello", "get content path": a command, by the language's or the file's own name for it. */
function command(bare: Bare): Outcome | undefined {
  const { words, lower, where } = bare;
  const { wording } = where.place;
  if (where.room === 'members' || !COMMAND_VERBS.test(lower[0] ?? '') || !commandAt(lower, wording)) return undefined;
  const { text } = expression(words, wording, 'statement');
  return namesIn(text, wording).unknown.some(name => text.includes(`$${name}`))
    ? undefined
    : where.put({ text, cursor: text.length });
}

/** A word that is a statement by itself, where it means something. */
function alone({ words, lower, where, writing }: Bare): Outcome | undefined {
  const [word = ''] = lower;
  if (where.room === 'members') return undefined;
  if (/^(break|continue|next)$/.test(word) && !where.isLoop) return undefined;
  if (word === 'pass' && writing.empty !== 'pass') return undefined;
  if (word === 'next') return writing.code['continue'] === 'next' ? written({ words: ['continue'], where }) : undefined;
  return where.isBlank || /^(else|finally)$/.test(word) ? written({ words, where }) : undefined;
}
