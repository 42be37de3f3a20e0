import type { ProtectedFiles } from './protectedFiles.ts';

/** What shells, containers and the system start, and the accounts of the user. */
export const MACHINE: readonly ProtectedFiles[] = [
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
