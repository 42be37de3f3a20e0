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
  /** It is reset when so much sound has come, in ms. */
  | { readonly at: 'session'; readonly dropsAfterMs: number }
  /** It is reset instead of the text of a commit, counted from 1 on. */
  | { readonly at: 'session'; readonly dropsAtCommit: number }
  /** The text of a commit that was told in pieces is taken back: it could not be transcribed. */
  | { readonly at: 'session'; readonly retracts: number }
  /** Nothing more is said: from the beginning, or from the first commit on. */
  | { readonly at: 'session'; readonly hangs: 'at once' | 'at commit' }
  /** An error is told: in answer to the session, or to the first commit, or of nothing that was sent. */
  | {
      readonly at: 'session';
      readonly tells: Readonly<Record<string, unknown>>;
      readonly about: 'session' | 'commit' | 'nothing';
      /** It is only muttered: the session is agreed upon all the same. */
      readonly agrees?: true;
    }
  /** This is sent behind the first sound, as it is. */
  | { readonly at: 'session'; readonly sends: readonly (string | Uint8Array)[] }
  /** Deltas without end, and no whole text. */
  | { readonly at: 'session'; readonly isEndless: true }
  /** A field of the session is not known. */
  | { readonly at: 'session'; readonly refuses: string };

export type RealtimeFault = HandshakeFault | SessionFault;
