import { pathParts } from '../../common/secrets/secretFiles.ts';

/*
 * Files that are more than text: changing one can make a program run, without anybody starting it, or decides what a
 * program may do. Data, a source a line. Names are in small letters; a folder counts wherever it stands in a path.
 * What only runs when someone runs it by its own name, such as a script or gulpfile.js, is text like any other.
 */

interface ProtectedFiles {
  readonly folders?: string;
  /** Names of files. */
  readonly names?: string;
  /** For names that follow a pattern. */
  readonly pattern?: RegExp;
  /** For the whole path, with slashes. */
  readonly path?: RegExp;
  readonly source: string;
}

const MODULE = '(?:[cm]?[jt]s|json5?|ya?ml|toml)';

const PROTECTED_FILES: readonly ProtectedFiles[] = [
  // Editors
  {
    folders: '.vscode .vscode-server .vscode-insiders .vscode-test',
    source: 'VS Code: tasks, launch configurations, settings that name programs',
  },
  { pattern: /\.code-(?:workspace|profile|snippets)$|\.vsix$/, source: 'VS Code: multi-root workspaces, profiles' },
  { names: 'tasks.json launch.json settings.json keybindings.json extensions.json argv.json', source: 'VS Code' },
  { names: 'aloud.json .aloud.json', source: "Aloud's own commands" },
  { folders: '.idea .fleet .run', source: 'JetBrains: run configurations, startup tasks' },
  { folders: '.zed .nova .vim .nvim .emacs.d .sublime', source: 'Zed: tasks; Nova; Vim; Emacs' },
  {
    names: '.vimrc .gvimrc _vimrc .exrc .nvimrc .nvim.lua .lvimrc .ideavimrc .dir-locals.el .emacs .spacemacs',
    source: 'Vim: exrc, modelines; Emacs: directory locals',
  },
  { pattern: /\.sublime-(?:project|build|settings)$/, source: 'Sublime Text: build systems' },
  {
    folders: '.devcontainer',
    names: 'devcontainer.json .devcontainer.json',
    source: 'Development Containers: lifecycle scripts',
  },
  { folders: '.vs', pattern: /^(?:tasks\.vs|launch\.vs)\.json$/, source: 'Visual Studio: open folder' },
  // Agents
  {
    folders:
      '.cursor .windsurf .claude .gemini .codex .roo .kiro .continue .amazonq .aider .trae .junie .augment .opencode .goose .qwen .crush .factory .agents .clinerules .rules',
    source: 'coding agents: rules, hooks, commands',
  },
  {
    names: 'agents.md agent.md claude.md claude.local.md gemini.md qwen.md crush.md warp.md',
    source: 'coding agents: instructions read at start',
  },
  {
    names:
      '.cursorrules .windsurfrules .clinerules .roorules .goosehints .aiderignore .cursorignore .replit replit.nix',
    source: 'coding agents: rules',
  },
  {
    pattern: /^\.aider\..*$|^opencode\.jsonc?$|^\.?crush\.json$|^\.rules$|^\.roomodes$/,
    source: 'Aider; OpenCode; Crush; Zed; Roo',
  },
  {
    names:
      'mcp.json .mcp.json mcp_settings.json mcp-config.json mcp_config.json cline_mcp_settings.json claude_desktop_config.json',
    source: 'Model Context Protocol: servers that are started',
  },
  {
    pattern: /\.(?:instructions|prompt|chatmode|agent)\.md$|^copilot-instructions\.md$|^skill\.md$/,
    source: 'Copilot: instruction files',
  },
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
  // JavaScript and TypeScript
  { names: 'package.json package.yaml package.json5', source: 'npm: scripts run at install and by editors' },
  { folders: 'node_modules .yarn .pnp .pnpm .bun', source: 'code that tools load by themselves' },
  {
    pattern:
      /^\.?(?:npmrc|yarnrc(?:\.ya?ml)?|pnp\.(?:c?js|loader\.mjs|data\.json)|pnpmfile\.[cm]?js|pnpm-workspace\.ya?ml|bunfig\.toml|denorc|deno\.jsonc?|jsr\.jsonc?)$/,
    source: 'npm, Yarn, pnpm, Bun, Deno: configuration',
  },
  {
    names: 'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock',
    source: 'which code an install fetches',
  },
  {
    pattern: new RegExp(
      `^(?:\\.?eslintrc|eslint\\.config|\\.?prettierrc|prettier\\.config|\\.?stylelintrc|stylelint\\.config|\\.?babelrc|babel\\.config|\\.?swcrc|\\.?postcssrc|postcss\\.config|\\.?browserslistrc|\\.?remarkrc|\\.?textlintrc|\\.?markdownlint(?:-cli2)?|\\.?htmlhintrc|\\.?xo-config|\\.?jscsrc|\\.?jshintrc|\\.?oxlintrc|oxlint\\.config|\\.?oxfmtrc|dprint|biome|\\.biome|knip|\\.?cspell|cspell\\.config)(?:\\.${MODULE})?c?$`,
    ),
    source: 'linters and formatters that editors run: plugins, parsers',
  },
  {
    pattern: new RegExp(
      `^(?:vite|vitest|vitest\\.workspace|jest|playwright|playwright-ct|cypress|tailwind|svelte|astro|wdio(?:\\..*)?|karma(?:\\.conf)?|uno|unocss|windi|histoire|storybook|nuxt|quasar|ember-cli-build|graphql|codegen|orval|drizzle|prisma|relay|metro|rspack|rsbuild|farm)\\.(?:config|conf|workspace)\\.${MODULE}$`,
    ),
    source: 'tools that editor extensions start by themselves',
  },
  {
    pattern: new RegExp(
      `^\\.(?:mocharc|nycrc|c8rc|taprc|graphqlrc|ncurc|huskyrc|release-it|releaserc|importsortrc|sequelizerc)(?:\\.${MODULE})?c?$`,
    ),
    source: 'Mocha, nyc and kin: require, node options',
  },
  { pattern: /^(?:tsconfig|jsconfig)(?:\..*)?\.json$/, source: 'TypeScript: plugins that the language server loads' },
  {
    names:
      'nx.json project.json workspace.json lerna.json turbo.json rush.json angular.json .angular-cli.json moon.yml .moon',
    source: 'Nx, Lerna, Turborepo, Rush, Angular: consoles in editors run them',
  },
  { folders: '.storybook .moon .nx', source: 'Storybook; moon; Nx' },
  // Python
  {
    pattern:
      /^(?:pyproject|pdm|uv|ruff|\.ruff|poetry|hatch|pixi)\.toml$|^(?:setup|conftest|sitecustomize|usercustomize)\.py$/,
    source: 'Python: build backends, pytest; site',
  },
  {
    pattern:
      /^(?:setup|tox|pytest|mypy|flake8|pylint|pycodestyle|isort)\.(?:cfg|ini)$|^\.(?:pylintrc|flake8|isort\.cfg|mypy\.ini|bandit|coveragerc|pydocstyle|style\.yapf|pytest\.ini|pdbrc|pythonstartup)$|^pylintrc(?:\.toml)?$/,
    source: 'pytest, tox, Pylint: plugins and init hooks',
  },
  {
    names: 'pyrightconfig.json .python-version meson.build',
    source: 'which interpreter runs; Meson configures when a folder opens',
  },
  {
    folders: '.venv venv virtualenv site-packages dist-packages __pypackages__ .tox .nox .ipython .jupyter __pycache__',
    pattern: /\.(?:pth|egg-link|pyc|pyd)$/,
    source: 'Python: site; what an interpreter loads by itself',
  },
  // Rust, Go, C and C++
  {
    names: 'cargo.toml cargo.lock build.rs rust-project.json clippy.toml .clippy.toml',
    source: 'Cargo: build scripts and macros, which rust-analyzer runs',
  },
  {
    folders: '.cargo',
    pattern: /^rust-toolchain(?:\.toml)?$|^\.?rustfmt\.toml$/,
    source: 'Cargo: runner, linker; rustup',
  },
  {
    names: 'go.mod go.work go.sum .golangci.yml .golangci.yaml .golangci.toml .golangci.json',
    source: 'Go: toolchain lines; golangci-lint',
  },
  {
    pattern:
      /^cmake(?:lists\.txt|presets\.json|userpresets\.json|cache\.txt|-kits\.json|-variants\.(?:json|ya?ml))$|\.cmake$/,
    source: 'CMake Tools configures when a folder opens',
  },
  {
    names: '.clangd compile_commands.json compile_flags.txt .clang-tidy .ccls c_cpp_properties.json',
    source: 'clangd: which compiler is asked',
  },
  {
    pattern: /^(?:makefile|gnumakefile|bsdmakefile|kbuild)(?:\..*)?$|\.(?:mk|mak)$|^configure(?:\.ac|\.in)?$/,
    source: 'Makefile Tools runs make when a folder opens',
  },
  {
    names:
      'build.ninja meson_options.txt wscript sconstruct xmake.lua premake5.lua conanfile.py conanfile.txt vcpkg.json build.zig build.zig.zon zls.json',
    source: 'build systems',
  },
  {
    pattern:
      /^(?:build|workspace|module)\.bazel$|^(?:workspace|build)$|\.bzl$|^\.bazelrc$|^\.bazeliskrc$|^buck(?:\.v2)?$|^\.buckconfig$/,
    source: 'Bazel; Buck',
  },
  // Java, Kotlin, Scala, .NET, Swift and others
  {
    folders: '.gradle .mvn buildsrc',
    pattern:
      /\.gradle(?:\..*)?$|^gradle(?:-wrapper)?\.properties$|^(?:gradlew|mvnw)(?:\.bat|\.cmd)?$|^(?:pom|extensions|build|ivy|settings)\.xml$/,
    source: 'Gradle, Maven, Ant: imported when a folder opens',
  },
  {
    folders: '.bsp .metals .bloop',
    pattern: /^build\.(?:sbt|sc|mill)$|\.sbt$|^\.scala(?:fix|fmt)\.conf$/,
    source: 'sbt, Mill, Metals',
  },
  {
    pattern:
      /\.(?:cs|fs|vb|vc|sql|nj|shpro|es|js|ccx)proj$|\.(?:slnx?|slnf|targets|props|rsp|ruleset|runsettings|nuspec)$|^directory\.(?:build|packages|solution)\..*$/,
    source: 'MSBuild: evaluated by language servers',
  },
  {
    names: 'global.json nuget.config dotnet-tools.json omnisharp.json .globalconfig packages.config',
    source: '.NET: tools, sources',
  },
  {
    pattern:
      /^package(?:@swift-[\d.]+)?\.swift$|^podfile$|^cartfile$|\.podspec(?:\.json)?$|\.pbxproj$|^project\.(?:swift|yml)$/,
    source: 'Swift packages run when they are resolved',
  },
  {
    pattern:
      /^(?:mix|rebar)\.(?:exs|config)$|^\.(?:formatter|iex|credo|dialyzer_ignore|tool-versions)(?:\.exs)?$|^rebar\.config\.script$/,
    source: 'Mix; rebar3',
  },
  {
    pattern:
      /^(?:gem|rake|guard|brew|cap|thor|steep|vagrant|berks|puppet|app|match)file(?:\.lock|\.rb)?$|\.(?:gemspec|rake|ru)$|^\.(?:irbrc|pryrc|rspec|solargraph\.yml|erb-lint\.yml|ruby-version|standard\.yml)$|^\.rubocop(?:_todo)?\.yml$/,
    source: 'Ruby: Bundler, RuboCop, Solargraph',
  },
  {
    names:
      'composer.json composer.lock phpunit.xml phpunit.xml.dist phpstan.neon phpstan.neon.dist psalm.xml rector.php .php-cs-fixer.php .php-cs-fixer.dist.php .php_cs artisan .phpactor.json .phpactor.yml',
    source: 'PHP: Composer, PHPStan and kin',
  },
  { names: 'pubspec.yaml analysis_options.yaml melos.yaml', source: 'Dart: plugins of the analysis server' },
  {
    pattern: /^\.luarc\.jsonc?$|^\.?luacheckrc$|\.rockspec$|^\.(?:stylua\.toml|luacov)$|^selene\.toml$/,
    source: 'Lua: plugins of the language server',
  },
  {
    pattern: /^(?:stack|package|hpack)\.yaml$|\.cabal$|^cabal\.project(?:\..*)?$|^hie\.yaml$|^\.ghci$|^\.hlint\.yaml$/,
    source: 'Haskell: cradles, GHCi',
  },
  { pattern: /\.opam$|^dune(?:-project|-workspace)?$|^\.ocamlinit$|^\.ocamlformat$|^esy\.json$/, source: 'OCaml' },
  {
    pattern: /^(?:shell|default|flake|devenv|home|configuration)\.nix$|^flake\.lock$|^devenv\.ya?ml$|^devbox\.json$/,
    source: 'Nix: direnv and editors evaluate it',
  },
  {
    pattern:
      /^\.rprofile$|^\.renviron$|^\.lintr$|^renv\.lock$|\.rproj$|^startup\.jl$|^(?:project|manifest)\.toml$|^deps\.edn$|^project\.clj$|^shadow-cljs\.edn$|^bb\.edn$|^\.lsp$|^\.clj-kondo$|^\.perltidyrc$|^\.perlcriticrc$|^makefile\.pl$|^cpanfile$/,
    source: 'R, Julia, Clojure, Perl',
  },
  { folders: '.lsp .clj-kondo .calva', source: 'Clojure: hooks' },
  { pattern: /^\.tflint\.hcl$|^ansible\.cfg$|^\.ansible-lint$/, source: 'TFLint, Ansible: plugins that editors load' },
  // Task runners, version managers, containers
  {
    pattern:
      /^\.?(?:justfile|just)$|\.just$|^taskfile(?:\.dist)?\.ya?ml$|^\.?mise(?:\.local|\..*)?\.toml$|^\.?config\.mise\.toml$|^\.tool-versions$|^\.(?:nvmrc|node-version|ruby-version|java-version|go-version|sdkmanrc|asdfrc)$|^watchexec\.toml$|^\.watchmanconfig$|^\.nodemon\.json$|^nodemon\.json$/,
    source: 'task runners and version managers',
  },
  {
    folders: '.mise .asdf .proto',
    names: '.prototools .envrc .env',
    source: 'mise, asdf, proto, direnv: run when a shell enters',
  },
  { pattern: /^\.env(?:\..*)?$/, source: 'environment of what is started' },
  {
    pattern:
      /^(?:.*\.)?(?:docker|container)file(?:\..*)?$|^\.dockerignore$|^(?:docker-)?compose(?:[._-].*)?\.ya?ml$|^docker-bake\.(?:hcl|json)$|^vagrantfile$|^lima\.ya?ml$|^podman-compose\.ya?ml$/,
    source: 'containers',
  },
  // Shells, systems and accounts
  {
    pattern:
      /^\.(?:bash(?:rc|_profile|_login|_logout|_aliases|_env)|profile|z(?:shrc|profile|shenv|login|logout)|kshrc|mkshrc|c?shrc|tcshrc|login|logout|inputrc|xonshrc|xprofile|xinitrc|xsession|xsessionrc|pam_environment|environment|tmux\.conf|screenrc|wgetrc|curlrc|netrc|pgpass|psqlrc|sqliterc|my\.cnf|gdbinit|lldbinit|pystartup|rhosts|forward|mailcap|nanorc|dircolors|hushlogin|selected_editor|crontab)$/,
    source: 'shells and tools: run at start',
  },
  {
    pattern:
      /^(?:microsoft\.[\w.]*)?profile\.ps1$|^config\.(?:fish|nu)$|^env\.nu$|^fish_variables$|^init\.lua$|^starship\.toml$|^crontab$|^authorized_keys2?$|^known_hosts$|^sudoers$|^autorun\.inf$|^desktop\.ini$/,
    source: 'shells; ssh; systems',
  },
  {
    folders:
      '.ssh .gnupg .aws .azure .kube .docker .config .local .gcloud .oci .terraform.d .password-store .bundle .gem .pip .m2 .nuget .sbt .ivy2 .composer .rustup .fish .zsh .oh-my-zsh launchagents launchdaemons systemd init.d cron.d autostart .secrets',
    source: 'accounts and configuration of the user',
  },
  {
    pattern: /\.(?:service|timer|socket|desktop|reg|lnk|scf|url|webloc|command)$/,
    source: 'systemd; desktop entries; launchd; Windows: opened means started',
  },
  {
    names: '.pypirc .gemrc .condarc .mambarc pip.conf pip.ini .buildozer',
    source: 'package managers: where code comes from',
  },
  {
    path: /(?:^|\/)(?:\.config\/)?(?:git|hub|gh)\/(?:config|attributes|hooks\/.*)$/,
    source: 'git: configuration of the user',
  },
  {
    path: /(?:^|\/)(?:hooks|git-hooks)\/(?:(?:applypatch|pre-applypatch|post-applypatch|pre-commit|pre-merge-commit|prepare-commit-msg|commit|post-commit|pre-rebase|post-checkout|post-merge|pre-push|pre-receive|update|proc-receive|post-receive|post-update|reference-transaction|push-to-checkout|pre-auto-gc|post-rewrite|sendemail-validate|fsmonitor-watchman|p4-.*)(?:-msg)?)$/,
    source: 'githooks(5), also by core.hooksPath',
  },
  {
    path: /(?:^|\/)(?:bin|sbin|\.bin)\/(?:git|node|npm|npx|python3?|pip3?|ruby|cargo|go|java|make|sh|bash|zsh|code)(?:\.(?:exe|cmd|bat|ps1))?$/,
    source: 'what a search path could find first',
  },
];

const FOLDERS: ReadonlySet<string> = new Set(PROTECTED_FILES.flatMap(({ folders }) => folders?.split(' ') ?? []));
const NAMES: ReadonlySet<string> = new Set(PROTECTED_FILES.flatMap(({ names }) => names?.split(' ') ?? []));
const PATTERNS: readonly RegExp[] = PROTECTED_FILES.flatMap(({ pattern }) => pattern ?? []);
const PATHS: readonly RegExp[] = PROTECTED_FILES.flatMap(({ path }) => path ?? []);

/** Whether changing a file could make something run; `path` is relative to its workspace folder, or absolute. */
export function isProtected(path: string): boolean {
  const parts = pathParts(path);
  const name = parts.at(-1) ?? '';
  return (
    NAMES.has(name) ||
    parts.some(part => FOLDERS.has(part)) ||
    PATTERNS.some(pattern => pattern.test(name)) ||
    PATHS.some(pattern => pattern.test(parts.join('/')))
  );
}

/** Files that make a folder a git repository where they stand together, so that its configuration runs programs. */
const OF_A_REPOSITORY: ReadonlySet<string> = new Set([
  'config',
  'config.worktree',
  'commondir',
  'packed-refs',
  'gitdir',
]);
const IN_A_REPOSITORY: ReadonlySet<string> = new Set(['objects', 'refs', 'hooks', 'info', 'worktrees', 'modules']);

/**
 * The folders that a file could make a git repository of, or is a part of: each is one if it has a file HEAD. Empty
 * for most files.
 */
export function repositoriesAround(path: string): readonly string[] {
  const names = path.split(/[\\/]/);
  const parts = pathParts(path);
  const found: string[] = [];
  if (OF_A_REPOSITORY.has(parts.at(-1) ?? '')) found.push(names.slice(0, -1).join('/'));
  for (const [index, part] of parts.slice(0, -1).entries())
    if (IN_A_REPOSITORY.has(part)) found.push(names.slice(0, index).join('/'));
  return found;
}
