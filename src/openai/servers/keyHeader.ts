/** In which header a key goes: OpenAI's own, or Azure's, which gateways have too. */
export type KeyHeader = 'Authorization' | 'api-key';

/** Azure takes keys in a header of its own; in OpenAI's it looks for a token of its directory. */
const AZURE = /\.(openai\.azure|cognitiveservices\.azure|services\.ai\.azure)\.(com|us|cn)$/;

/** How those who want the other header say so: Azure, and gateways before servers. */
const WANTS_OTHER = /\bapi-key\b|subscription key/i;

/** The header that an address is known to take. */
export function keyHeaderOf(baseUrl: string): KeyHeader {
  return AZURE.test(new URL(baseUrl).hostname) ? 'api-key' : 'Authorization';
}

/** Whether whoever refused a key in OpenAI's header may take it in Azure's. */
export function wantsOtherHeader(complaint: { readonly status: number | undefined; readonly words: string }): boolean {
  return complaint.status === 401 && WANTS_OTHER.test(complaint.words);
}

/** The key in its header alone. */
export function keyHeaders(key: string, header: KeyHeader): Readonly<Record<string, string>> {
  return header === 'api-key' ? { 'api-key': key } : { Authorization: `Bearer ${key}` };
}
