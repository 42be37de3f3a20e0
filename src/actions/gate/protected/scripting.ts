import type { ProtectedFiles } from './protectedFiles.ts';

const MODULE = '(?:[cm]?[jt]s|json5?|ya?ml|toml)';

/** JavaScript, TypeScript, Python: what their tools load when they look at a project. */
export const SCRIPTING: readonly ProtectedFiles[] = [
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
];
