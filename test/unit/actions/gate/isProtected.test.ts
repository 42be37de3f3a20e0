import assert from 'node:assert/strict';
import { isProtected } from '../../../../src/actions/gate/isProtected.ts';
import { repositoriesAround } from '../../../../src/actions/gate/repositoriesAround.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

/** What something runs, or reads as a rule of what to run, without anybody starting it. */
const PROTECTED = `
  .vscode/settings.json .vscode/tasks.json .vscode/launch.json .vscode/extensions.json .VSCODE/Settings.JSON a.code-workspace
  settings.json tasks.json launch.json aloud.json .aloud.json .idea/workspace.xml .run/app.run.xml .vs/tasks.vs.json
  .zed/tasks.json .vimrc .exrc .nvimrc .dir-locals.el a.sublime-project .devcontainer/devcontainer.json .devcontainer.json
  AGENTS.md sub/CLAUDE.md CLAUDE.local.md GEMINI.md .cursorrules .windsurfrules .clinerules .clinerules/a.md .cursor/rules/a.mdc
  .kiro/steering/a.md .codex/config.toml .continue/config.yaml opencode.json opencode.jsonc .github/copilot-instructions.md
  .github/instructions/a.instructions.md a.instructions.md a.prompt.md .claude/settings.json .gemini/settings.json .roo/mcp.json
  .aider.conf.yml .goosehints mcp.json .mcp.json cline_mcp_settings.json claude_desktop_config.json .amazonq/rules/a.md
  .git/config .git/hooks/pre-commit .gitconfig .gitattributes .gitmodules HEAD .hg/hgrc .svn/config .husky/pre-commit
  .githooks/pre-push hooks/pre-commit lefthook.yml lefthook.yaml .lefthook.toml lefthook-local.yml .pre-commit-config.yaml
  lint-staged.config.js .lintstagedrc .lintstagedrc.json commitlint.config.ts .commitlintrc.yml .overcommit.yml
  .github/workflows/ci.yml .gitlab-ci.yml .gitlab-ci.yaml .circleci/config.yml .travis.yml .drone.yml azure-pipelines.yml
  Jenkinsfile Jenkinsfile.deploy bitbucket-pipelines.yml cloudbuild.yaml buildspec.yml appveyor.yml .buildkite/pipeline.yml
  renovate.json package.json sub/package.json package-lock.json pnpm-lock.yaml yarn.lock node_modules/a/index.js .yarn/plugins/a.cjs
  .npmrc .yarnrc .yarnrc.yml .pnpmfile.cjs .pnp.cjs pnpm-workspace.yaml bunfig.toml deno.json deno.jsonc
  eslint.config.js eslint.config.mjs eslint.config.ts .eslintrc .eslintrc.js .eslintrc.json .eslintrc.yml .prettierrc
  .prettierrc.json .prettierrc.js .prettierrc.mjs .prettierrc.yaml .prettierrc.toml prettier.config.js prettier.config.ts
  .stylelintrc .stylelintrc.json stylelint.config.js .babelrc babel.config.js .swcrc postcss.config.js .postcssrc.json
  vite.config.ts vite.config.js vitest.config.ts vitest.workspace.ts jest.config.js jest.config.ts jest.config.json
  playwright.config.ts cypress.config.js tailwind.config.js tailwind.config.ts svelte.config.js astro.config.mjs
  karma.conf.js wdio.conf.ts uno.config.ts nuxt.config.ts graphql.config.ts .graphqlrc.yml .mocharc.js .mocharc.json .mocharc.yml
  .mocharc.cjs .nycrc .nycrc.json .releaserc.json tsconfig.json tsconfig.build.json jsconfig.json nx.json project.json lerna.json
  turbo.json angular.json biome.json .storybook/main.ts .cspell.json cspell.config.js knip.json .oxlintrc.json
  pyproject.toml setup.py setup.cfg conftest.py tests/conftest.py pytest.ini .pytest.ini tox.ini mypy.ini .pylintrc pylintrc
  .flake8 ruff.toml .ruff.toml sitecustomize.py .venv/bin/python venv/lib/a.py lib/site-packages/a.py a.pth .python-version
  pyrightconfig.json meson.build
  Cargo.toml Cargo.lock build.rs .cargo/config.toml rust-toolchain rust-toolchain.toml rust-project.json rustfmt.toml clippy.toml
  go.mod go.work .golangci.yml CMakeLists.txt CMakePresets.json CMakeUserPresets.json a.cmake .clangd compile_commands.json
  .clang-tidy Makefile GNUmakefile makefile.inc rules.mk configure.ac build.ninja SConstruct xmake.lua conanfile.py build.zig
  BUILD.bazel WORKSPACE MODULE.bazel defs.bzl .bazelrc
  build.gradle build.gradle.kts settings.gradle init.gradle gradle.properties gradle-wrapper.properties gradlew .gradle/a
  .mvn/extensions.xml mvnw pom.xml settings.xml build.xml build.sbt project.sbt .bsp/sbt.json .metals/a build.sc .scalafix.conf
  App.csproj App.fsproj App.vbproj App.vcxproj.targets App.sln App.slnx Directory.Build.props Directory.Build.targets
  Directory.Packages.props my.targets my.props global.json nuget.config omnisharp.json a.runsettings
  Package.swift Podfile a.podspec app.pbxproj mix.exs .formatter.exs .credo.exs rebar.config .iex.exs
  Gemfile Gemfile.lock Rakefile Guardfile a.gemspec a.rake config.ru .rubocop.yml .rubocop_todo.yml .rspec .irbrc .solargraph.yml
  composer.json phpstan.neon psalm.xml .php-cs-fixer.php pubspec.yaml analysis_options.yaml .luarc.json .luacheckrc a.rockspec
  stack.yaml a.cabal cabal.project hie.yaml .ghci a.opam dune dune-project flake.nix shell.nix default.nix devbox.json .Rprofile
  deps.edn project.clj .clj-kondo/config.edn .tflint.hcl ansible.cfg
  justfile .justfile Taskfile.yml Taskfile.yaml taskfile.dist.yml mise.toml .mise.toml mise.local.toml .tool-versions .nvmrc .envrc
  .env .env.local Dockerfile Dockerfile.dev app.dockerfile Containerfile .dockerignore docker-compose.yml docker-compose.override.yaml
  compose.yml compose.yaml docker-bake.hcl Vagrantfile nodemon.json
  .bashrc .bash_profile .profile .zshrc .zshenv .zprofile .inputrc .tmux.conf .curlrc .wgetrc .netrc .gdbinit .psqlrc
  Microsoft.PowerShell_profile.ps1 profile.ps1 config.fish .ssh/config .ssh/authorized_keys .gnupg/gpg.conf .aws/config
  .kube/config .docker/config.json .config/fish/config.fish .local/share/a a.service a.desktop a.lnk a.reg crontab autorun.inf
  .pypirc .gemrc .condarc pip.conf bin/git
`
  .trim()
  .split(/\s+/);

/** Text like any other, some of it with names that are nearly the same. */
const HARMLESS = `
  README README.md LICENSE CHANGELOG.md docs/guide.md index.ts src/main.py main.go lib.rs App.java Program.cs app.rb index.php
  next.config.js next.config.mjs gulpfile.js Gruntfile.js webpack.config.js rollup.config.js esbuild.js server.js scripts/deploy.sh
  packages.json package.ts packaging.json settings.py settings.ts user-settings.json task.json tasks.py launch.ts
  vscode/settings.ts src/git/hooks.ts src/hooks/useCart.ts hooks/README.md head.ts header.html heading.css config.ts config.yaml
  env.ts environment.ts environment.prod.ts profile.ts profiles.json project/index.ts build/index.html make.ts
  makefiles.md dockerfiles.md compose.ts composer.ts gradle.md pom.ts cargo.ts Cargo.md agent.ts agents.ts claude.ts
  cursor.ts rules.ts rules.md vite.ts jest.ts tailwind.css eslint.md prettier.ts test_conftest.py conftest_helpers.py setup.ts
  setup.md requirements.md user.service.ts auth.service.spec.ts main.tf variables.tf data.json data.yaml data.toml schema.prisma
  query.sql style.css style.scss page.tsx page.vue page.svelte component.html a.c a.h a.cpp a.swift a.kt a.dart a.lua a.ex a.erl
  a.hs a.ml a.clj a.scala a.zig a.nim a.r a.jl notebook.ipynb notes.txt table.csv image.svg test/a.test.ts spec/a_spec.rb
  .editorconfig .gitignore .gitkeep .mailmap
`
  .trim()
  .split(/\s+/);

describe('isProtected', () => {
  it('is tried on enough names', () => assert.ok(PROTECTED.length + HARMLESS.length >= 250));

  it('A1–A5, A47: asks about every file that something runs or obeys by itself', () => {
    assert.deepEqual(
      PROTECTED.filter(path => !isProtected(path)),
      [],
    );
  });

  it('A47: leaves text as it is, also where its name is nearly the same', () => {
    assert.deepEqual(
      HARMLESS.filter(path => isProtected(path)),
      [],
    );
  });

  it('A7, A15: compares names as the most careless file system does', () => {
    for (const path of [
      '.VSCODE/SETTINGS.JSON',
      'Package.JSON',
      'MAKEFILE',
      'package.json. ',
      'ＡＧＥＮＴＳ.md',
      'sub\\.git\\config',
    ])
      assert.equal(isProtected(path), true, path);
  });

  it('takes time that grows with the name alone', () => {
    const from = cpuNow();
    for (const path of [
      `${'a.'.repeat(2000)}x`,
      `.${'-'.repeat(4000)}`,
      'docker-compose.'.repeat(300),
      `${'x/'.repeat(2000)}y`,
    ])
      isProtected(path);
    assert.ok(cpuNow() - from < 500);
  });
});

describe('repositoriesAround', () => {
  it('A43: names the folders that a file could make a repository of', () => {
    assert.deepEqual(repositoriesAround('/ws/sub/config'), ['/ws/sub']);
    assert.deepEqual(repositoriesAround('/ws/sub/objects/x/y'), ['/ws/sub']);
    assert.deepEqual(repositoriesAround('/ws/refs/hooks/pre-push'), ['/ws', '/ws/refs']);
    assert.deepEqual(repositoriesAround('/ws/src/main.ts'), []);
  });
});
