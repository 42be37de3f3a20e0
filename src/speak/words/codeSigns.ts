/** What a name, a number or a bracketed part of code ends and begins with. */
const BEHIND = '(?<=[\\p{L}\\p{N}_)\\]"\'])';
const BEFORE = '(?=[\\p{L}\\p{N}_(["\'])';

/** What signs mean between the commands of a shell. */
export const SHELL_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/ \| /g, ' piped to '],
  [/ >>? /g, ' into '],
  [/ < /g, ' from '],
];

/** What signs of code mean in it, those that contain others first. Code has a blank at each end. */
export const CODE_SIGNS: readonly (readonly [RegExp, string])[] = [
  // What is called, and what it is given
  [/(?<=[\p{L}\p{N}_>])\((?:''|"")\)/gu, ' with an empty string '],
  [/\(\)/g, ' '],
  [/(?<=[\p{L}\p{N}_>\]])\((?=[^\s)])/gu, ' with '],
  // Types
  [/(?<=<[^<>()]*), ?(?=[^<>()]*>)/g, ' and '],
  [/(?<=[\p{L}\p{N}_])<(?=[\p{L}_])/gu, ' of '],
  [/(?<=[\p{L}\p{N}_>])\[\]/gu, ' array'],
  // Versions that are needed
  [/^ >= ?(?=\d)/, ' at least '],
  [/^ <= ?(?=\d)/, ' at most '],
  [/^ > ?(?=\d)/, ' more than '],
  [/^ < ?(?=\d)/, ' less than '],
  // Files and commands
  [/(?<![\p{L}\p{N}])([CF])#/gu, '$1 sharp'],
  [/(?<![\p{L}\p{N}])C\+\+/gu, 'C plus plus'],
  [/\bselect \*/gi, 'select star '],
  [/(?<=[\s/])\*{1,2}\//g, ' star slash '],
  [/(?<=[\s/])\*(?=\.)/g, ' star '],
  [/(?<=\s)~\//g, ' home slash '],
  [/(?<=\s)-(?=\p{L}(?!\p{L}))/gu, ' dash '],
  [/(?<=\.\p{Ll}{1,5}):(\d+)(?::\d+)?(?=\s)/gu, ' line $1'],
  [/(?<=[\p{L}\p{N}_:])\\(?=[\p{L}\p{N}_])/gu, ' backslash '],
  [/(?<=[\p{L}\p{N}_)\]])\/(?=[\p{L}\p{N}_@])/gu, ' slash '],
  [/@(?=[\p{L}\p{N}_])/gu, ' at '],
  [/\$(?=\d)/g, ' dollar '],
  [/\.(?=\{)/g, ' dot '],
  [/__(\p{L}+)__/gu, 'dunder $1'],
  // Parts of a whole
  [/(?<=[\p{L}\p{N}_)\]])\[(-?[\p{L}\p{N}_.]+):\]/gu, ' from $1 '],
  [/(?<=[\p{L}\p{N}_)\]])\[:(-?[\p{L}\p{N}_.]+)\]/gu, ' up to $1 '],
  [/(?<=[\p{L}\p{N}_)\]])\[(-?[\p{L}\p{N}_.]+):(-?[\p{L}\p{N}_.]+)\]/gu, ' from $1 to $2 '],
  [/(?<=[\p{L}\p{N}_)\]])\[/gu, ' at '],
  [/\?\.(?=[\p{L}_$])/gu, ' dot '],
  [/\?\.|\.{2,}/g, ' '],
  // Operators
  [/^(.+?) \? (.+?) : (.+)$/g, ' if $1 then $2 else $3'],
  [/=>|->/g, ' to '],
  [/!==?/g, ' is not '],
  [/===?/g, ' equals '],
  [/<=/g, ' is at most '],
  [/>=/g, ' is at least '],
  [/&&/g, ' and '],
  [/\|\|/g, ' or '],
  [/\?\?/g, ' or else '],
  [/\+\+/g, ' plus plus '],
  [/\+=/g, ' plus equals '],
  [/-=/g, ' minus equals '],
  [/\s:=\s/g, ' is '],
  [/\s\*\*\s/g, ' to the power of '],
  [new RegExp(`${BEHIND}\\s?\\|\\s?${BEFORE}`, 'gu'), ' or '],
  [new RegExp(`${BEHIND}=${BEFORE}|\\s=\\s`, 'gu'), ' equals '],
  [new RegExp(`${BEHIND}\\+${BEFORE}|\\s\\+\\s`, 'gu'), ' plus '],
  [/\s-\s|(?<=(?<![\p{L}\p{N}_])\p{L}|\))-(?=[\d(])/gu, ' minus '],
  [new RegExp(`${BEHIND}\\*${BEFORE}|\\s\\*\\s`, 'gu'), ' times '],
  [/\s\/\s/g, ' over '],
  [/\s%\s/g, ' modulo '],
  [/\s<\s/g, ' is less than '],
  [/\s>\s/g, ' is greater than '],
  [/(?<=\d):(?=\d)/g, ' colon '],
  [/!(?=[\p{L}_$(])/gu, ' not '],
  // Where a message goes on behind what it is about
  [/: (?=\p{Lu})/gu, ', '],
];
