import type { ProtectedFiles } from './protectedFiles.ts';

const MODULE = '(?:[cm]?[jt]s|json5?|ya?ml|toml)';

/** What version control and continuous integration run. */
export const REPOSITORIES: readonly ProtectedFiles[] = [
  // Version control and what it runs
  { folders: '.git .hg .svn .jj .bzr .fossil-settings _darcs', source: 'hooks, filters, fsmonitor' },
  {
    names: '.gitconfig .gitattributes .gitmodules .gitignore_global .hgrc',
    source: 'git: filters, merge drivers, submodules',
  },
  { names: 'head', source: 'git: a folder with HEAD, objects and refs is a repository with a configuration' },
  { folders: '.husky .githooks .git-hooks .hooks', source: 'git hooks' },
  {
    pattern: /^\.?lefthook(?:-local)?\.(?:ya?ml|toml|json)$|^\.(?:pre-commit-(?:config|hooks)|overcommit)\.ya?ml$/,
    source: 'Lefthook; pre-commit; Overcommit',
  },
  {
    pattern: new RegExp(
      `^\\.?(?:lint-staged|lintstagedrc|commitlint(?:rc)?|czrc|simple-git-hooks)(?:\\.config)?(?:\\.${MODULE})?(?:rc)?$`,
    ),
    source: 'lint-staged; commitlint; simple-git-hooks',
  },
  // Continuous integration
  {
    folders: '.github .gitlab .circleci .buildkite .forgejo .gitea .woodpecker .teamcity .azure-pipelines .tekton',
    source: 'continuous integration: workflows',
  },
  {
    pattern:
      /^(?:\.gitlab-ci.*|\.travis|\.drone|\.woodpecker|\.cirrus|appveyor|\.appveyor|azure-pipelines.*|bitbucket-pipelines|cloudbuild|buildspec|codefresh|wercker|\.semaphore|codemagic|bitrise|render|vercel|netlify)\.(?:ya?ml|json|toml)$/,
    source: 'continuous integration and deployment',
  },
  {
    pattern: /^jenkinsfile(?:\..*)?$|\.jenkinsfile$|^dangerfile(?:\..*)?$|^fastfile$/,
    source: 'Jenkins; Danger; fastlane',
  },
  { names: 'renovate.json renovate.json5 .renovaterc .renovaterc.json dependabot.yml', source: 'Renovate; Dependabot' },
];
