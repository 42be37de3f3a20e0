const HIDDEN = '[secret left out]';

/** A piece of text within so many characters of a secret could belong to it. */
export const LONGEST_SECRET = 400;

/** Shapes that are keys beyond doubt: guessing from a name such as `password` would tear holes into honest code. */
const KEYS = new RegExp(
  [
    /\b(?:sk|rk|pk|sess)-[A-Za-z0-9_-]{16,}/,
    /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}/,
    /\bgh[opsur]_[A-Za-z0-9]{30,}/,
    /\bgithub_pat_[A-Za-z0-9_]{30,}/,
    /\bglpat-[A-Za-z0-9_-]{16,}/,
    /\bnpm_[A-Za-z0-9]{30,}/,
    /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bAIza[A-Za-z0-9_-]{30,}/,
    /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/,
  ]
    .map(pattern => pattern.source)
    .join('|'),
  'g',
);

/** A line of nothing but base64, as a private key in the middle of a file is written. */
const ENCODED_LINE = /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[\s"'`]*[A-Za-z0-9+/]{44,}={0,2}[\s"'`\\n,;+]*$/gm;
const PRIVATE_KEY = /(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g;

const DOTENV = /(?:^|[\\/])\.env[^\\/]*$/i;
const DOTENV_VALUE = /^(\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_.]*\s*=\s*)\S.*$/;
const KEY_FILE = /(?:^|[\\/])(?:[^\\/]*\.(?:pem|key|p12|pfx)|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass)$/i;

/** Leaves keys out of what a model is told, so that no answer can read them aloud or carry them off. */
export function withoutSecrets(text: string): string {
  return text.replace(PRIVATE_KEY, `$1 ${HIDDEN} $2`).replace(KEYS, HIDDEN).replace(ENCODED_LINE, HIDDEN);
}

/** Leaves secrets out of one line of a file; of a file that is for secrets, everything but their names. */
export function lineWithoutSecrets(line: string, path: string): string {
  if (KEY_FILE.test(path)) return line.trim() && HIDDEN;
  if (DOTENV.test(path)) return line.replace(DOTENV_VALUE, `$1${HIDDEN}`);
  return withoutSecrets(line);
}
