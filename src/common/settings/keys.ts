/** What is asked of a server; each may have an address of its own. */
export type Service = 'transcription' | 'chat' | 'speech' | 'conversation';

export interface Address {
  readonly service: Service;
  readonly baseUrl: string;
  /** Undefined where there is none for this very address. */
  readonly key: string | undefined;
}

/**
 * Finds a service's address and the key that belongs to it. A key belongs to an origin (scheme, host and port): it is
 * never sent to another, however the settings change. Throws `unsupported` for an address that is no http(s) URL
 * or would carry the key in the clear, and `no-key` for OpenAI's own address without one. A preconnection sends nothing but an
 * empty request: nobody is asked anything for it.
 */
export interface Addresses {
  of(service: Service, purpose?: 'request' | 'preconnect'): Promise<Address>;
}
