/* Files that are there to hold secrets. Data: what is told of them is decided elsewhere, and by this list alone. */

interface SecretFiles {
  /** Names of files, in small letters, or paths of the last few names. */
  readonly names?: string;
  /** For names that follow a pattern; in small letters. */
  readonly pattern?: RegExp;
  /** Where it is documented that such a file holds secrets. */
  readonly source: string;
}

const SECRET_FILES: readonly SecretFiles[] = [
  { pattern: /^\.env(?!\.(?:example|sample|template|dist)$)(?:[._-].*)?$|\.env$/, source: 'dotenv; docker --env-file' },
  { names: '.envrc .flaskenv', source: 'direnv; Flask' },
  { names: '.npmrc .yarnrc .yarnrc.yml', source: 'npm: _authToken; Yarn: npmAuthToken' },
  { names: '.pypirc pip.conf pip.ini', source: 'PyPA: .pypirc; pip: index-url with a password' },
  { names: '.netrc _netrc .authinfo', source: 'curl, GNU inetutils; Emacs auth-source' },
  {
    names: '.pgpass pgpass.conf .my.cnf .mylogin.cnf .mongorc.js',
    source: 'PostgreSQL: passfile; MySQL: option files',
  },
  { names: '.git-credentials', source: 'git-credential-store' },
  { names: '.htpasswd .htdigest', source: 'Apache: htpasswd' },
  {
    names: 'credentials credentials.json credentials.db application_default_credentials.json',
    source: 'AWS, Google Cloud',
  },
  { names: '.aws/config .boto .s3cfg rclone.conf', source: 'AWS CLI; boto; s3cmd; rclone' },
  {
    names: '.kube/config kubeconfig kubeconfig.yaml kubeconfig.yml admin.conf',
    source: 'Kubernetes: client certificates',
  },
  { names: '.docker/config.json .dockercfg config/containers/auth.json', source: 'docker login; podman login' },
  { names: 'accesstokens.json azureprofile.json msal_token_cache.json', source: 'Azure CLI' },
  {
    names: 'service-account.json serviceaccount.json google-services.json client_secret.json',
    source: 'Google Cloud: keys',
  },
  {
    pattern: /^(?:service[-_]?account|client[-_]?secret)[^/]*\.json$/,
    source: 'Google Cloud: keys as they are downloaded',
  },
  { pattern: /\.tfstate(?:\.backup)?$|\.tfvars(?:\.json)?$/, source: 'Terraform: sensitive data in state' },
  { names: '.terraformrc terraform.rc credentials.tfrc.json', source: 'Terraform: CLI configuration' },
  {
    pattern: /^secrets?\.(?:json|ya?ml|toml|ini|properties|xml|env|txt)$/,
    source: '.NET user secrets; Streamlit; Rails; Helm',
  },
  { pattern: /^(?:.*[._-])?secrets?\.(?:enc\.)?ya?ml$/, source: 'Helm and Kubernetes: Secret' },
  {
    names: 'master.key credentials.yml.enc .vault-token .vault_pass vault_pass.txt',
    source: 'Rails; HashiCorp Vault; Ansible',
  },
  {
    names: '.gem/credentials .cargo/credentials .cargo/credentials.toml .bundle/config',
    source: 'RubyGems; Cargo; Bundler',
  },
  {
    names: 'nuget.config auth.json gradle.properties settings-security.xml .m2/settings.xml',
    source: 'NuGet; Composer; Gradle; Maven',
  },
  { names: '.gh/hosts.yml gh/hosts.yml glab-cli/config.yml hub', source: 'GitHub and GitLab command lines' },
  {
    names: '.databrickscfg .snowsql/config snowflake/connections.toml .dbt/profiles.yml',
    source: 'Databricks; Snowflake; dbt',
  },
  {
    names: '.ngrok2/ngrok.yml ngrok.yml fly.toml.secrets .netlify/config.json .vercel/auth.json',
    source: 'the tools of those names',
  },
  {
    names: '.circleci/cli.yml .travis/config.yml .config/heroku .config/doctl/config.yaml',
    source: 'the tools of those names',
  },
  {
    names: 'wp-config.php configuration.php local.settings.json appsettings.secrets.json',
    source: 'WordPress; Joomla; Azure Functions',
  },
  {
    names: 'sftp.json .ftpconfig .remote-sync.json filezilla.xml sitemanager.xml recentservers.xml',
    source: 'file transfer tools',
  },
  {
    names: '.bash_history .zsh_history .sh_history .psql_history .mysql_history .python_history',
    source: 'what was typed, passwords too',
  },
  {
    pattern: /\.(?:pem|key|p8|p12|pfx|pkcs12|keystore|jks|bks|kdbx?|ppk|ovpn|gpg|asc|age|mobileprovision)$/,
    source: 'RFC 7468; PKCS #12; Java, KeePass, PuTTY, OpenVPN, OpenPGP',
  },
  {
    pattern: /^(?:.*[._-])?id_(?:rsa|dsa|ecdsa|ed25519|xmss)(?:_sk)?(?:[._-].*)?(?<!\.pub)$/,
    source: 'OpenSSH: ssh-keygen',
  },
  { pattern: /^ssh_host_[a-z0-9]+_key$|^identity$/, source: 'OpenSSH: sshd, protocol 1' },
  { names: '.pgp secring.gpg trustdb.gpg wallet.dat keychain.json', source: 'GnuPG; wallets' },
  { pattern: /^.*\.keychain(?:-db)?$|^.*\.agilekeychain$|^1password.*\.1pux$/, source: 'macOS: Keychain; 1Password' },
];

/** Whatever stands in these folders. */
const SECRET_FOLDERS: ReadonlySet<string> = new Set(['.ssh', '.gnupg', '.secrets', '.password-store', '.age']);
/** What anyone may see of them. */
const PUBLIC = /\.pub$|^(?:known_hosts|authorized_keys)/;

const NAMES: ReadonlySet<string> = new Set(SECRET_FILES.flatMap(({ names }) => names?.split(' ') ?? []));
const PATTERNS: readonly RegExp[] = SECRET_FILES.flatMap(({ pattern }) => pattern ?? []);
/** The longest path among the names has so many parts. */
const MOST_PARTS = 3;

/** Whether a file is there to hold secrets, by its path: whoever reads it learns passwords or keys. */
export function isSecretFile(path: string): boolean {
  const parts = pathParts(path);
  const name = parts.at(-1) ?? '';
  if (PUBLIC.test(name)) return false;
  if (parts.slice(0, -1).some(folder => SECRET_FOLDERS.has(folder))) return true;
  for (let count = 1; count <= MOST_PARTS; count++) if (NAMES.has(parts.slice(-count).join('/'))) return true;
  return PATTERNS.some(pattern => pattern.test(name));
}

/** The names of a path as the most careless file system would compare them: without case, width and ending dots. */
export function pathParts(path: string): readonly string[] {
  return path.split(/[\\/]/).map(name =>
    name
      .normalize('NFKC')
      .toUpperCase()
      .toLowerCase()
      .replace(/[. ]+$/, ''),
  );
}
