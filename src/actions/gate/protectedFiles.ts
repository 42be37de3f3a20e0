/* Files that are more than text. Compared without regard to case; folders count wherever they stand in a path. */

/** They make an editor, a shell or a tool run something, or decide what it may do. */
const PROTECTED_FOLDERS = words(`
  .vscode .vscode-server .idea .devcontainer .cursor .windsurf .claude .gemini .roo
  .git .hg .svn .github .gitlab .circleci .husky .yarn .cargo .gradle .mvn .bundle .config .ssh .gnupg .aws .kube
`);
const PROTECTED_NAMES = words(`
  package.json .npmrc .yarnrc .yarnrc.yml .pnpmfile.cjs .pnp.cjs bunfig.toml deno.json deno.jsonc
  makefile gnumakefile justfile rakefile taskfile.yml dockerfile .dockerignore docker-compose.yml compose.yaml .envrc .env
  .bashrc .bash_profile .bash_login .bash_logout .bash_aliases .profile .zshrc .zprofile .zshenv .zlogin .zlogout
  .kshrc .cshrc .tcshrc .inputrc config.fish profile.ps1 microsoft.powershell_profile.ps1 .vimrc .exrc .nvimrc .tmux.conf
  .gitconfig .gitattributes .gitmodules .gitlab-ci.yml .travis.yml jenkinsfile azure-pipelines.yml
  .pre-commit-config.yaml lefthook.yml .lefthook.yml .mise.toml .tool-versions .pypirc .netrc .curlrc .wgetrc
  mcp.json .mcp.json mcp_settings.json cline_mcp_settings.json claude_desktop_config.json
  devcontainer.json .devcontainer.json tasks.json launch.json settings.json aloud.json .aloud.json
`);
const PROTECTED_ENDINGS = /\.(code-workspace|code-profile|vsix)$/;

/** They hold secrets, which would be sent to the model's server. */
const SECRET_NAMES = words(`
  .npmrc .pypirc .netrc .pgpass .git-credentials credentials .htpasswd id_rsa id_dsa id_ecdsa id_ed25519
`);
const SECRET = /^\.env(?!.*\.(example|sample|template|dist)$)|\.(pem|key|p12|pfx|keystore|jks|kdbx)$/;

/** Whether changing a file could make something run; `path` is relative to its workspace folder, or absolute. */
export function isProtected(path: string): boolean {
  const names = namesIn(path);
  const name = names.at(-1) ?? '';
  return PROTECTED_NAMES.has(name) || PROTECTED_ENDINGS.test(name) || names.some(part => PROTECTED_FOLDERS.has(part));
}

/** Whether a file is there to hold secrets. */
export function isSecret(path: string): boolean {
  const name = namesIn(path).at(-1) ?? '';
  return SECRET_NAMES.has(name) || SECRET.test(name);
}

/** As the most careless file system would compare them. */
function namesIn(path: string): readonly string[] {
  return path.split(/[\\/]/).map(name =>
    name
      .normalize('NFKC')
      .toUpperCase()
      .toLowerCase()
      .replace(/[. ]+$/, ''),
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(word => word !== ''));
}
