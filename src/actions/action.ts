import type { Message } from '../messages/message.ts';
import type { Hands } from './hands/hands.ts';
import type { View } from './view/view.ts';

/**
 * What an action costs at least. The gate (gate/rules.ts) decides by it, and by what it is done to:
 * `reads` changes nothing; `shows` moves the cursor, the selection or what is on screen; `edits` is text that undo
 * brings back; `edits elsewhere` are files and settings; `runs` starts programs or leaves the editor's undo; `sends`
 * leaves this machine.
 */
export type Risk = 'reads' | 'shows' | 'edits' | 'edits elsewhere' | 'runs' | 'sends';

/**
 * What must be there for an action to make sense: a `document` that is open; a `file`, which is such a document or one
 * of a folder that can be named; an open `folder`; the `repository` of the first folder.
 */
export type Need = 'document' | 'file' | 'folder' | 'repository';

/** A JSON Schema object (draft 2020-12) whose root has `type: 'object'`. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What a call has come to, for the two who want to know. */
export interface Report {
  /** All of it: what was found or done, and what was not. The runner adds the lines that were edited, as they are now. */
  readonly forModel: string;
  /** One short sentence, which is shown and spoken. */
  readonly forUser: Message;
  /** The same for the ear, where that is not what one reads: code, sign by sign. */
  readonly aloud?: Message;
}

/** All that an action can reach: it looks through the view, and acts through the hands, which ask where they must. */
export interface Access {
  readonly view: View;
  readonly hands: Hands;
}

export interface Action<Input = unknown> {
  /** A verb phrase in snake_case, at most 64 of [a-z0-9_]. */
  readonly name: string;
  /** For the model: what it does, when to use it, what comes back. */
  readonly description: string;
  /** As a model is told it; `parse` may accept more. */
  readonly schema: JsonSchema;
  readonly risk: Risk;
  readonly needs: readonly Need[];
  /** False for what only the grammar calls, or the user's own commands: models have others for it. */
  readonly forModels: boolean;
  /** For what tells by itself what comes of it: nobody is told of the call, and nothing was done by it. */
  readonly isUntold?: true;
  /** Checks raw JSON against the schema. Throws `bad-arguments` naming each field that is wrong and what is expected. */
  parse(raw: unknown): Input;
  /** Does it, and reports what was done or found. Throws AloudErrors that the model can act on. */
  run(input: Input, access: Access, signal: AbortSignal): Promise<Report>;
}
