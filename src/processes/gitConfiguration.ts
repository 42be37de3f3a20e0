/** Nothing, on every system that git runs on: git takes the name on Windows too. */
const NOTHING = '/dev/null';

/**
 * What each call of git's is told over the repository's own configuration, which could run programs otherwise. See
 * git-config(1): core.fsmonitor, core.hooksPath, core.sshCommand, core.askPass, core.gitProxy, core.alternateRefsCommand,
 * core.pager, core.editor, sequence.editor, diff.external, safe.bareRepository.
 */
export const OWN_CONFIGURATION: readonly string[] = [
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  `core.hooksPath=${NOTHING}`,
  'core.sshCommand=false',
  'core.askPass=false',
  'core.gitProxy=',
  'core.alternateRefsCommand=false',
  'core.pager=cat',
  'core.editor=false',
  'sequence.editor=false',
  'submodule.recurse=false',
  'status.submoduleSummary=false',
  'diff.submodule=short',
];

/** Keys that name programs and cannot be switched off one by one, since their middle is any name. */
const RUNS =
  /^(?:filter\..+\.(?:clean|smudge|process)|merge\..+\.driver|gpg\.(?:.+\.)?program|gpg\.ssh\.defaultkeycommand|trailer\..+\.(?:command|cmd)|include\.path|includeif\..+\.path|uploadpack\.packobjectshook)$/;
/** What git-lfs writes itself (`git lfs install --local`). */
const LARGE_FILES =
  /^filter\.lfs\.(?:clean\ngit-lfs clean -- %f|smudge\ngit-lfs smudge(?: --skip)? -- %f|process\ngit-lfs filter-process(?: --skip)?)$/;

/**
 * The keys of a repository's own configuration that would run a program. `list` is what `git config --local --includes
 * -z --list` wrote: entries that end with NUL, a line break between key and value.
 */
export function foreignPrograms(list: string): readonly string[] {
  const entries = list.split('\0').filter(entry => entry !== '');
  const keys = entries
    .filter(entry => RUNS.test((entry.split('\n', 1)[0] ?? '').toLowerCase()) && !LARGE_FILES.test(entry))
    .map(entry => entry.split('\n', 1)[0] as string);
  return [...new Set(keys)];
}
