/** The connection is not opened: a status, a redirect by its headers, or no answer at all. */
export interface HandshakeFault {
  readonly at: 'handshake';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly error?: { readonly message?: string; readonly code?: string | null; readonly type?: string };
  readonly hangs?: boolean;
}

/** What goes wrong on a connection that was opened. */
export type SessionFault =
  /** It is reset before anything is agreed upon. */
  | { readonly at: 'session'; readonly drops: 'at once' }
  /** It is reset when so much sound has come, or was sent, in ms. */
  | { readonly at: 'session'; readonly dropsAfterMs: number }
  /** It is reset instead of the text of a commit, counted from 1 on. */
  | { readonly at: 'session'; readonly dropsAtCommit: number }
  /** The text of a commit that was told in pieces is taken back: it could not be transcribed. */
  | { readonly at: 'session'; readonly retracts: number }
  /** Nothing more is said: from the beginning, from the first commit or response on, or behind the first sound. */
  | { readonly at: 'session'; readonly hangs: 'at once' | 'at commit' | 'at response' | 'in the middle' }
  /** An error is told: in answer to the session, or to the first commit, or of nothing that was sent. */
  | {
      readonly at: 'session';
      readonly tells: Readonly<Record<string, unknown>>;
      readonly about: 'session' | 'commit' | 'response' | 'nothing';
      /** It is only muttered: the session is agreed upon all the same. */
      readonly agrees?: true;
    }
  /** This is sent behind the first sound, as it is. */
  | { readonly at: 'session'; readonly sends: readonly (string | Uint8Array)[] }
  /** Deltas without end, and no whole text. */
  | { readonly at: 'session'; readonly isEndless: true }
  /** A field is not known. */
  | { readonly at: 'session'; readonly refuses: string }
  /** Something else is said than the text. */
  | { readonly at: 'session'; readonly says: (text: string) => string }
  /** No sound, or no word of what is said. */
  | { readonly at: 'session'; readonly isSilent: true }
  | { readonly at: 'session'; readonly isWordless: true }
  /** A response ends otherwise than completed. */
  | {
      readonly at: 'session';
      readonly ends: { readonly status: 'failed' | 'incomplete' | 'cancelled'; readonly details?: object };
    }
  /** The session that is agreed upon has this beside what was asked for. */
  | { readonly at: 'session'; readonly agrees: object };

export type RealtimeFault = HandshakeFault | SessionFault;
