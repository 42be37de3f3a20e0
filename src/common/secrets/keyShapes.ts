/* Shapes that are keys beyond doubt. Data: guessing from a name such as `password` would tear holes into honest code. */

interface KeyShape {
  /** Without flags; what stands before and after is looked at by the pattern itself. */
  readonly shape: RegExp;
  readonly source: string;
}

/** A value that is nothing but letters, digits and these. */
const VALUE = '[A-Za-z0-9+/=_.~-]';

export const KEY_SHAPES: readonly KeyShape[] = [
  { shape: /\b(?:sk|rk|pk|sess)-[A-Za-z0-9_-]{8,}/, source: 'OpenAI, Anthropic, OpenRouter, DeepSeek: sk-…' },
  { shape: /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}/, source: 'Stripe: API keys' },
  { shape: /\bwhsec_[A-Za-z0-9+/=]{16,}/, source: 'Stripe, Svix: webhook secrets' },
  { shape: /\bgh[opsur]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/, source: 'GitHub: token formats' },
  { shape: /\bgl(?:pat|dt|rt|ptt|ft|soat|cbt|agent|oas)-[A-Za-z0-9_-]{16,}/, source: 'GitLab: token prefixes' },
  { shape: /\bATATT[A-Za-z0-9_=-]{20,}|\bATBB[A-Za-z0-9]{20,}/, source: 'Atlassian: API tokens' },
  { shape: /\bnpm_[A-Za-z0-9]{30,}/, source: 'npm: access tokens' },
  { shape: /\bpypi-[A-Za-z0-9_-]{30,}/, source: 'PyPI: API tokens' },
  {
    shape: /\brubygems_[a-f0-9]{40,}|\bcio[A-Za-z0-9]{32}\b|\boy2[a-z0-9]{43}\b/,
    source: 'RubyGems; crates.io; NuGet',
  },
  { shape: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/, source: 'Docker: access tokens' },
  { shape: /\bhf_[A-Za-z0-9]{20,}|\bapi_org_[A-Za-z0-9]{20,}/, source: 'Hugging Face: tokens' },
  {
    shape: /\bgsk_[A-Za-z0-9]{20,}|\bxai-[A-Za-z0-9]{20,}|\bpplx-[A-Za-z0-9]{20,}|\br8_[A-Za-z0-9]{20,}/,
    source: 'Groq; xAI; Perplexity; Replicate',
  },
  { shape: /\bxox[abcdeoprs]-[A-Za-z0-9-]{10,}|\bxapp-[A-Za-z0-9-]{10,}/, source: 'Slack: token types' },
  {
    shape: /\bhttps:\/\/hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9/+]{20,}/,
    source: 'Slack: incoming webhooks',
  },
  {
    shape: /\bhttps:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/api\/webhooks\/\d+\/[A-Za-z0-9_-]{20,}/,
    source: 'Discord: webhooks',
  },
  { shape: /\b[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}/, source: 'Discord: bot tokens' },
  { shape: /\b\d{8,10}:AA[A-Za-z0-9_-]{32,}/, source: 'Telegram: bot tokens' },
  { shape: /\b(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA|AGPA|ANPA)[A-Z0-9]{16}\b/, source: 'AWS: IAM identifiers' },
  {
    shape:
      /\bAIza[A-Za-z0-9_-]{30,}|\bya29\.[A-Za-z0-9_.-]{20,}|\bGOCSPX-[A-Za-z0-9_-]{20,}|\b1\/\/0[A-Za-z0-9_-]{30,}/,
    source: 'Google: API keys, OAuth 2.0',
  },
  { shape: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/, source: 'Twilio SendGrid: API keys' },
  { shape: /\bSK[a-f0-9]{32}\b|\bAC[a-f0-9]{32}\b/, source: 'Twilio: API keys' },
  {
    shape: /\bkey-[a-f0-9]{32}\b|\b[a-f0-9]{32}-us\d{1,2}\b|\bre_[A-Za-z0-9]{8,}_[A-Za-z0-9]{16,}/,
    source: 'Mailgun; Mailchimp; Resend',
  },
  { shape: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/, source: 'Shopify: access tokens' },
  { shape: /\bdo[opr]_v1_[a-f0-9]{40,}/, source: 'DigitalOcean: token prefixes' },
  {
    shape: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9_.-]{30,}|\bhv[sbr]\.[A-Za-z0-9_-]{20,}|\bs\.[A-Za-z0-9]{24}\b/,
    source: 'Doppler; HashiCorp Vault',
  },
  {
    shape: /\bsntry[su]_[A-Za-z0-9+/=_-]{20,}|\bglc_[A-Za-z0-9+/=]{30,}|\bglsa_[A-Za-z0-9]{20,}_[a-f0-9]{8}/,
    source: 'Sentry; Grafana',
  },
  {
    shape: /\bNRAK-[A-Z0-9]{27}|\bNRJS-[a-f0-9]{19}|\bphc_[A-Za-z0-9]{30,}|\bphx_[A-Za-z0-9]{30,}/,
    source: 'New Relic; PostHog',
  },
  {
    shape: /\blin_(?:api|oauth)_[A-Za-z0-9]{30,}|\bsecret_[A-Za-z0-9]{40,}|\bntn_[A-Za-z0-9]{40,}/,
    source: 'Linear; Notion',
  },
  {
    shape:
      /\bfigd_[A-Za-z0-9_-]{30,}|\bEZ[AT]K[A-Za-z0-9]{50,}|\bsq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,}|\bEAAA[A-Za-z0-9_-]{50,}/,
    source: 'Figma; EasyPost; Square',
  },
  {
    shape:
      /\bpscale_(?:tkn|oauth|pw)_[A-Za-z0-9_.-]{30,}|\bsbp_[a-f0-9]{40}|\bsb_secret_[A-Za-z0-9_-]{20,}|\bneon_[A-Za-z0-9]{40,}/,
    source: 'PlanetScale; Supabase; Neon',
  },
  {
    shape:
      /\bdapi[a-f0-9]{32}(?:-\d)?\b|\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}|\bcfut_[A-Za-z0-9_-]{30,}|\bv1\.0-[a-f0-9]{24}-[a-f0-9]{100,}/,
    source: 'Databricks; Postman; Cloudflare',
  },
  {
    shape:
      /\btfr_[A-Za-z0-9]{20,}|\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{40,}|\bpul-[a-f0-9]{40}|\bAGE-SECRET-KEY-1[A-Z0-9]{40,}/,
    source: 'HCP Terraform; Pulumi; age',
  },
  { shape: /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/, source: 'RFC 7519: JSON Web Token' },
  // The name stays, so that one sees what was left out.
  {
    shape: new RegExp(
      `(?<=\\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig)=)${VALUE.replace('_', '_%')}{20,}`,
    ),
    source: 'Azure: connection strings, SAS',
  },
  {
    shape: /(?<=\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/'"`<>]{0,100}:)[^\s@/'"`<>]{1,200}(?=@)/,
    source: 'RFC 3986: user:password@host',
  },
  { shape: /(?<=\/\/)[A-Za-z0-9_-]{20,}(?=@)/, source: 'RFC 3986: a token before @host' },
];

/** What carries a key in a request, or in what a server says of one; the name before it stays. RFC 7235, RFC 6750. */
export const CREDENTIALS: readonly RegExp[] = [
  /(?<=\b(?:bearer|basic|digest|negotiate|token)\s+)[A-Za-z0-9+/=_.~-]{8,}/i,
  /(?<=[?&;](?:api[-_]?key|key|token|access[-_]?token|auth|sig|signature|secret|password|code)=)[^\s&#'"`<>]{4,}/i,
  /(?<=\b(?:x-)?(?:api|subscription|auth|access|account|secret)[-_]?(?:key|token)["'`]?\s*[:=]\s*["'`]?)[^\s"'`,;&<>]{6,}/i,
  /(?<=\b(?:authorization|cookie|set-cookie|ocp-apim-subscription-key)["'`]?\s*:\s*["'`]?)(?!bearer|basic)[^\s"'`,;]{6,}/i,
  /(?<=\btoken["'`]?\s*[:=]\s*["'`]?)[A-Za-z0-9+/=_.~-]{12,}/i,
];
