import type { Writing } from '../../syntax/writing.ts';

/** Programs that every shell has, whose options of several letters are said right behind them: "set dash euo". */
const WITH_OPTIONS: ReadonlySet<string> = new Set(
  `awk basename cat cd chmod chown cp curl cut date df diff dirname du echo env export find grep gunzip gzip head kill ln
  ls mkdir mktemp mv printf ps pwd read rm rmdir rsync sed set shift sleep sort source tail tar tee test touch tr trap
  uniq unset unzip wait wc wget xargs`.split(/\s+/),
);
/** And those that go by what is said behind them, or whose names others begin with: "docker dash compose". */
const WITH_COMMANDS: ReadonlySet<string> = new Set(
  'docker exit false git make npm npx python ssh true which zip'.split(' '),
);

export function isProgram(name: string): boolean {
  return WITH_OPTIONS.has(name) || WITH_COMMANDS.has(name);
}

/** Whether a dash behind a program begins an option, however long it is. */
export function takesOption(name: string): boolean {
  return WITH_OPTIONS.has(name);
}

/** Whether a language is that of a shell. */
export function isShell(writing: Writing | undefined): boolean {
  return writing?.apartWords === true && writing.tightAssignment === true && !writing.declaresProperties;
}
