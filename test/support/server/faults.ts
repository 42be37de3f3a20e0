/** What can go wrong on a server's side, on purpose. */
export type Fault =
  /** An error answer. `error` is the body's `error` member as the API writes it. */
  | {
      readonly fault: 'status';
      readonly status: number;
      readonly error?: { readonly message?: string; readonly code?: string; readonly type?: string };
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is reset after so many bytes of the answer's body; at once without it. */
  | { readonly fault: 'reset'; readonly afterBytes?: number }
  /** Nothing more comes after so many bytes of the answer's body; nothing at all without it. */
  | { readonly fault: 'hang'; readonly afterBytes?: number }
  /** Some other answer altogether. */
  | {
      readonly fault: 'body';
      readonly type: string;
      readonly body: string | Uint8Array;
      readonly status?: number;
      /** Sent in pieces of so many bytes, each as a packet of its own. */
      readonly pieceBytes?: number;
    }
  /** A body that goes on and on until the client leaves: its beginning, and then the same piece again and again. */
  | {
      readonly fault: 'endless';
      readonly type: string;
      readonly head?: string;
      readonly piece: string | Uint8Array;
      readonly status?: number;
      readonly everyMs?: number;
    }
  | { readonly fault: 'redirect'; readonly to: string; readonly status?: number }
  /** The true answer in pieces of so many bytes, each as a packet of its own: splits characters and events. */
  | { readonly fault: 'pieces'; readonly bytes: number; readonly everyMs?: number }
  /** The true answer, but not before it resolves. */
  | { readonly fault: 'slow'; readonly after: Promise<unknown> };
