import type { ProtectedFiles } from './protectedFiles.ts';

/** Compiled languages and others: what their builds, and editors for them, run by themselves. */
export const COMPILED: readonly ProtectedFiles[] = [
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
];
