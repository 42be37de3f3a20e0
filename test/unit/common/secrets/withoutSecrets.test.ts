import assert from 'node:assert/strict';
import { HIDDEN, lineFilter, redacted, withoutSecrets } from '../../../../src/common/secrets/withoutSecrets.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const letters = (count: number): string => 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC'.repeat(8).slice(0, count);
const hex = (count: number): string => '0123456789abcdef'.repeat(8).slice(0, count);

/** What must go, by whose it is. */
const KEYS: Readonly<Record<string, string>> = {
  OpenAI: `sk-proj-${letters(40)}`,
  Anthropic: `sk-ant-api03-${letters(60)}`,
  Stripe: `sk_live_${letters(24)}`,
  'Stripe webhook': `whsec_${letters(32)}`,
  GitHub: `ghp_${letters(36)}`,
  'GitHub fine-grained': `github_pat_${letters(22)}_${letters(40)}`,
  GitLab: `glpat-${letters(20)}`,
  npm: `npm_${letters(36)}`,
  PyPI: `pypi-${letters(60)}`,
  'Hugging Face': `hf_${letters(34)}`,
  Groq: `gsk_${letters(52)}`,
  xAI: `xai-${letters(60)}`,
  Slack: `xoxb-123456789012-${letters(24)}`,
  'Slack webhook': `https://hooks.slack.com/services/T00000000/B00000000/${letters(24)}`,
  'Discord bot': `MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.${letters(27)}`,
  Telegram: `123456789:AA${letters(33)}`,
  AWS: 'AKIAIOSFODNN7EXAMPLE',
  'Google API': `AIza${letters(35)}`,
  'Google OAuth': `ya29.${letters(60)}`,
  SendGrid: `SG.${letters(22)}.${letters(43)}`,
  Twilio: `SK${hex(32)}`,
  Mailgun: `key-${hex(32)}`,
  Shopify: `shpat_${hex(32)}`,
  DigitalOcean: `dop_v1_${hex(64)}`,
  Vault: `hvs.${letters(30)}`,
  Grafana: `glsa_${letters(32)}_${hex(8)}`,
  Linear: `lin_api_${letters(40)}`,
  Databricks: `dapi${hex(32)}`,
  Supabase: `sbp_${hex(40)}`,
  Docker: `dckr_pat_${letters(27)}`,
  JWT: `eyJhbGciOiJIUzI1NiJ9.${letters(30)}.${letters(30)}`,
};

/** Texts with what must not be left of them. */
const CARRIED: readonly (readonly [text: string, secret: string])[] = [
  ['postgres://app:hunter2@db.example/main', 'hunter2'],
  ['https://x-access-token:abc123def@example.com/a.git', 'abc123def'],
  [`AccountName=me;AccountKey=${letters(86)}==;EndpointSuffix=x`, letters(20)],
  [`curl -H "Authorization: Bearer ${letters(24)}"`, letters(24)],
  ['curl -H "Authorization: Basic dXNlcjpwYXNzd29yZDE="', 'dXNlcjpwYXNzd29yZDE'],
  [`fetch("https://api.example.com/v1?key=${letters(12)}&x=1")`, letters(12)],
  [`Ocp-Apim-Subscription-Key: ${hex(32)}`, hex(32)],
  [`subscription-key=${hex(32)}`, hex(32)],
  [`token=${letters(20)}`, letters(20)],
  [`"apiKey": "${letters(20)}"`, letters(20)],
];

const PEM_BODY = `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj`;

describe('withoutSecrets', () => {
  for (const [whose, key] of Object.entries(KEYS)) {
    it(`A45: leaves out a key of ${whose}, wherever it stands`, () => {
      for (const text of [key, `const key = "${key}";`, `KEY=${key}\n`, `see (${key}).`, `\`${key}\``]) {
        const left = withoutSecrets(text);
        assert.ok(left.includes(HIDDEN), left);
        assert.ok(!left.includes(key.slice(-12)), left);
      }
    });
  }

  for (const [text, secret] of CARRIED)
    it(`A45, A57: leaves the secret out of ${text.slice(0, 40)}`, () => {
      for (const filter of [withoutSecrets, redacted]) assert.ok(!filter(text).includes(secret), filter(text));
    });

  it('A45: leaves out private keys, whole, cut off, and from their second line on', () => {
    for (const name of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PGP PRIVATE KEY BLOCK']) {
      const whole = `-----BEGIN ${name}-----\n${PEM_BODY}\nshort==\n-----END ${name}-----`;
      assert.equal(withoutSecrets(whole), `-----BEGIN ${name}----- ${HIDDEN} -----END ${name}-----`);
      assert.equal(withoutSecrets(`-----BEGIN ${name}-----\n${PEM_BODY}\nx`), `-----BEGIN ${name}----- ${HIDDEN} `);
    }
    assert.equal(withoutSecrets(`  ${PEM_BODY}`), `  ${HIDDEN}`);
    assert.equal(withoutSecrets(`a.ts\n"${PEM_BODY}\\n" +`), `a.ts\n"${HIDDEN}`);
  });

  it('leaves honest code as it is', () => {
    const code = [
      'const token = request.headers.authorization;',
      'if (apiKey === undefined) throw new Error("no api key");',
      'authToken: string; accessKey = accessKeys[index];',
      'function skip(task-runner) { return sk - 1; }',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: code in a text.
      'const url = `https://${host}:${port}/v1?key=${key}`;',
      "import { createHash } from 'node:crypto'; // sha256: e3b0c44298fc1c149afbf4c8996fb924",
      'max-width: calc(100% - 12px); .risk-assessment-item {}',
      'password: yup.string().required().min(8)',
      'https://example.com/a/b?token=next&page=2',
      'git@github.com:owner/repository.git ssh://git@host:22/x',
      'export const TOKEN_LENGTH = 24; SECRET_NAME="db"; Basic types; the bearer of this letter',
    ].join('\n');
    assert.equal(withoutSecrets(code), code);
  });

  it('takes time that grows with the text alone', () => {
    const nasty = [
      'a:'.repeat(50_000),
      '//'.repeat(50_000),
      'A'.repeat(100_000),
      `x://${'a'.repeat(100_000)}`,
      '-----BEGIN '.repeat(9000),
    ];
    for (const text of nasty) {
      const time = (part: string): number => {
        const from = cpuNow();
        redacted(part);
        return cpuNow() - from;
      };
      time(text.slice(0, text.length / 8));
      const [eighth, whole] = [time(text.slice(0, text.length / 8)), time(text)];
      assert.ok(whole < 40 * Math.max(eighth, 2), `${text.slice(0, 12)}: ${whole} against ${eighth} ms`);
    }
  });
});

describe('redacted', () => {
  it('A57: leaves out what is carried as a credential, also where it looks like a word', () => {
    for (const text of [
      'Authorization: Bearer correcthorsebattery',
      'GET /v1?token=swordfish',
      'api-key: letmeinplease',
      'x-api-key: opensesame',
    ])
      assert.match(redacted(text), /\[secret left out\]/);
  });
});

describe('lineFilter', () => {
  const cases: readonly (readonly [line: string, left: string])[] = [
    ['KEY=value', `KEY=${HIDDEN}`],
    ['export DB_PASSWORD="hunter2"', `export DB_PASSWORD=${HIDDEN}`],
    ['# OLD=value', `# OLD=${HIDDEN}`],
    ['KEY: v', `KEY: ${HIDDEN}`],
    ['set API_TOKEN=abc', `set API_TOKEN=${HIDDEN}`],
    ['MY-KEY=abc', `MY-KEY=${HIDDEN}`],
    ['  "client_secret": "abc",', `  "client_secret": ${HIDDEN}`],
    ['[default]', '[default]'],
    ['}', '}'],
    ['', ''],
    ['KEY=', 'KEY='],
    ['# the password is hunter2', HIDDEN],
    ['second line of a value"', HIDDEN],
    ['secondline=abc"', HIDDEN],
    ['c2VjcmV0MTIzNDU2==', HIDDEN],
    ['aGVsbG8xd29ybGQ2=', HIDDEN],
    ['//registry.example/:_authToken=abc', HIDDEN],
    ['machine example login me password hunter2', HIDDEN],
    [PEM_BODY, HIDDEN],
  ];
  for (const [line, left] of cases)
    it(`A45: tells of ${JSON.stringify(line.slice(0, 40))} in a file of secrets no value`, () => {
      for (const file of ['/a/.env', '/a/credentials', '/a/.npmrc', '/a/x.key'])
        assert.equal(lineFilter(file)(line), left);
    });

  it('leaves lines of other files as they are, but for keys', () => {
    assert.equal(lineFilter('/a/main.sh')('KEY=value'), 'KEY=value');
    assert.equal(lineFilter('/a/main.sh')(`KEY=${KEYS['GitHub']}`), `KEY=${HIDDEN}`);
  });
});
