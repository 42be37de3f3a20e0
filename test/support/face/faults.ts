import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { type Face, PAGES, type Texts } from './languages.ts';
import { columnsOf, roomOf } from './widths.ts';

/**
 * What a translation keeps to the letter: code, ids, addresses, what a command link does, keys, signs for icons, places for
 * what was said, and names ("Explain Aloud" has none).
 */
export const KEPT = [
  /`[^`]*`/g,
  /\baloud(?:\.\w+)+/g,
  /https?:\/\/[^\s)`"”]*[^\s)`"”.,]/g,
  /\(command:[^)]*\)/g,
  /\b(?:(?:Ctrl|Alt|Shift|Cmd)\+)+\w+/g,
  /\$\([\w~-]+\)|\$\{\w+\}|<\w+>/g,
  /(?<!\bExplain )\bAloud\b/g,
  /\b(?:OpenAI|VS Code|PocketSphinx|Moonshine|Parakeet|Whisper|Copilot|SoX|PulseAudio|PipeWire|ALSA|FFmpeg)\b/g,
  /\b(?:Azure|Groq|Ollama|LM Studio|LocalAI|Flite|Talon|Dragon|Vorbis|MP3|WAV|JSON|CSV|PCM|PATH|README)\b/g,
];
/** What is said to Aloud, and keys of files: in quotation marks, without capitals. */
const QUOTED = /[“"]([a-z][a-z ]*)[”"]/g;
/** A command by the title that the palette has. */
const TITLED = /[“"]Aloud: ([^”"]+)[”"]/g;
/** What people say to Aloud in English is said so in every language that the grammar does not know. */
const SAYABLE = ['screen.example'];
const HAS_GRAMMAR = ['de'];

/** What is wrong with a translation, a line each: nothing where it is whole. */
export function faultsOf(face: Face, english: Face): readonly string[] {
  return [
    ...faultsIn(face, english, 'sentences', name => sentenceFaults(face, english, name)),
    ...faultsIn(face, english, 'texts', () => []),
    ...PAGES.filter(name => face.pages[name] === undefined).map(name => `${name}.md is missing`),
    ...Object.entries(face.pages).flatMap(([name, page]) => [
      ...unkept(face, english, `${name}.md`, page, english.pages[name] ?? ''),
      ...(columnsOf(page) > 2 * columnsOf(english.pages[name] ?? '') ? [`${name}.md is too long`] : []),
    ]),
  ];
}

function faultsIn(
  face: Face,
  english: Face,
  part: 'sentences' | 'texts',
  more: (name: string) => readonly string[],
): readonly string[] {
  const [own, wanted]: [Texts, Texts] = [face[part], english[part]];
  const missing = Object.keys(wanted).filter(name => !Object.hasOwn(own, name));
  const foreign = Object.keys(own).filter(name => !Object.hasOwn(wanted, name));
  const both = Object.keys(wanted).filter(name => Object.hasOwn(own, name));
  return [
    ...missing.map(name => `${name} is missing`),
    ...foreign.map(name => `${name}: English has no such text`),
    ...both.flatMap(name => {
      const [text, meant]: [unknown, string] = [own[name], wanted[name] ?? ''];
      if (typeof text !== 'string' || text.trim() === '') return [`${name} is no text`];
      return [
        ...more(name),
        ...unkept(face, english, name, text, meant),
        ...tooWide(name, text, meant),
        ...(isLeft(name, text, meant) ? [`${name} is left in English`] : []),
      ];
    }),
  ];
}

function sentenceFaults(face: Face, english: Face, name: string): readonly string[] {
  try {
    const own = shapeOf(parse(face.sentences[name] ?? '', { ignoreTag: true }));
    const meant = shapeOf(parse(english.sentences[name] ?? '', { ignoreTag: true }));
    const forms = own.plurals.flatMap(arms => formFaults(face.language, arms)).map(fault => `${name}: ${fault}`);
    return [
      ...differing(`${name}: it has the places`, own.places, meant.places),
      ...differing(`${name}: it chooses between`, own.choices, meant.choices),
      ...forms,
    ];
  } catch (thrown) {
    return [`${name} cannot be read: ${thrown instanceof Error ? thrown.message : thrown}`];
  }
}

/** What is wrong with the forms of a plural: `one`, `other`, `=0`. */
function formFaults(language: string, arms: readonly string[]): readonly string[] {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.map(String);
  const counted = arms.filter(arm => !arm.startsWith('='));
  // It tells one number from all others, whatever their forms.
  if (counted.join() === 'other' && arms.length > 1) return [];
  return [
    ...wanted.filter(form => !counted.includes(form)).map(form => `the plural has no form ${form}`),
    ...counted.filter(form => !wanted.includes(form)).map(form => `there is no form ${form}`),
  ];
}

interface Shape {
  readonly places: readonly string[];
  /** The forms that each plural has. */
  readonly plurals: readonly (readonly string[])[];
  /** What each choice is between. */
  readonly choices: readonly string[];
}

function shapeOf(elements: readonly MessageFormatElement[]): Shape {
  const [places, plurals, choices]: [string[], (readonly string[])[], string[]] = [[], [], []];
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
    places.push(element.value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    const arms = Object.keys(element.options);
    if (element.type === TYPE.plural) plurals.push(arms);
    else choices.push(`${element.value}: ${arms.toSorted().join(' ')}`);
    for (const { value } of Object.values(element.options)) {
      const inner = shapeOf(value);
      places.push(...inner.places);
      plurals.push(...inner.plurals);
      choices.push(...inner.choices);
    }
  }
  return { places: distinct(places), plurals, choices: distinct(choices) };
}

function differing(says: string, own: readonly string[], meant: readonly string[]): readonly string[] {
  return own.join(', ') === meant.join(', ') ? [] : [`${says} ${own.join(', ')}, and not ${meant.join(', ')}`];
}

function unkept(face: Face, english: Face, name: string, text: string, meant: string): readonly string[] {
  const kept = KEPT.flatMap(pattern => meant.match(pattern) ?? []);
  const quoted = HAS_GRAMMAR.includes(face.language) ? [] : [...meant.matchAll(QUOTED)].map(([, words = '']) => words);
  const titles = [...meant.matchAll(TITLED)].flatMap(([, title]) => titleIn(face, english, title ?? ''));
  return distinct([...kept, ...quoted, ...titles])
    .filter(part => !text.includes(part))
    .map(part => `${name} does not have ${part}`);
}

/** What a command is called in this language, that English calls so. */
function titleIn(face: Face, english: Face, title: string): readonly string[] {
  const key = Object.keys(english.texts).find(each => /^command\./.test(each) && english.texts[each] === title);
  const own = key && face.texts[key];
  return own ? [own] : [];
}

function tooWide(name: string, text: string, meant: string): readonly string[] {
  const { columns, where } = roomOf(name, meant);
  const wide = columnsOf(text);
  return wide > columns ? [`${name} has ${wide} columns, and there are ${columns} in ${where}`] : [];
}

/** Words of three and more that are the same. */
function isLeft(name: string, text: string, meant: string): boolean {
  if (text !== meant || SAYABLE.includes(name)) return false;
  const plain = KEPT.reduce((rest, pattern) => rest.replace(pattern, ' '), meant.replace(/\{[^{}]*\}/g, ' '));
  return (plain.match(/\p{L}{2,}/gu) ?? []).length > 2;
}

function distinct(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
