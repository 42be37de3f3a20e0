import { ThoughtFilter } from '../../common/thoughts.ts';
import { message } from '../../messages/message.ts';
import { TooLong } from '../../openai/replies/bounded.ts';
import { type Json, list, member, text } from '../../openai/replies/json.ts';
import type { ReplyEvent, Tool, ToolCall } from '../chatModel.ts';
import { CallsInText } from './callsInText.ts';
import { callsIn, refusalIn, textIn } from './content.ts';
import { ToolCallCollector } from './toolCallCollector.ts';

/** A reply and its calls, in UTF-16 units: more is none that anyone wants. */
const MOST_TEXT = 500_000;

const CUT_OFF = /length|max_(output_)?tokens/i;
const REFUSED = /content_filter|safety|refus|prohibited/i;
const CALLS = /tool|function/i;

/** What is wrong with a reply that cannot be used. */
export type Fault =
  /** There is no message in it. */
  | 'nothing'
  /** There is a message, and nothing in it. */
  | 'empty'
  | 'only thoughts'
  /** It says that it calls a function, and names none. */
  | 'lost call'
  /** A call stands in its text that cannot be carried out. */
  | 'broken call';

/** What a reply comes to once it is whole. */
export interface Rest {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly usage: unknown;
  readonly reason: Extract<ReplyEvent, { type: 'end' }>['reason'];
  readonly fault: Fault | undefined;
}

/** Makes of the pieces of a reply, or of a whole one, what the model says and calls, whatever its server makes of that. */
export class ReplyReader {
  readonly #calls: ToolCallCollector;
  readonly #thoughts = new ThoughtFilter();
  readonly #written: CallsInText;
  #finish = '';
  #usage: unknown;
  #length = 0;
  #hasMessage = false;
  #hasSaid = false;
  #hasThought = false;
  #isRefused = false;
  #isEnded = false;

  /** `tools` are those that may be called. */
  constructor(tools: readonly Tool[]) {
    this.#calls = new ToolCallCollector(tools);
    this.#written = new CallsInText(tools);
  }

  /** The text that is certain to be said, of all that has come. Throws TooLong. */
  take(event: Json): string {
    this.#usage = member(event, 'usage') ?? this.#usage;
    const choice = list(event, 'choices')[0];
    if (choice === undefined) return '';
    this.#hasMessage = true;
    this.#finish = text(choice, 'finish_reason') || this.#finish;
    const piece = member(choice, 'delta') ?? member(choice, 'message') ?? choice;
    const words = textIn(piece);
    const refusal = refusalIn(piece);
    const calls = callsIn(piece);
    this.#length += words.length + refusal.length + calls.reduce<number>((sum, call) => sum + lengthOf(call), 0);
    if (this.#length > MOST_TEXT) throw new TooLong(server => message('chat.endless', { server }));
    for (const call of calls) this.#calls.add(call);
    this.#hasThought ||= words.trim() !== '' || ['reasoning_content', 'reasoning'].some(name => text(piece, name));
    this.#isRefused ||= refusal !== '';
    const said = this.#written.take(this.#thoughts.take(words)) + refusal;
    this.#hasSaid ||= said.trim() !== '';
    return said;
  }

  /** Words of what was spoken, which hold no calls. Throws TooLong. */
  spoke(words: string): void {
    this.#length += words.length;
    if (this.#length > MOST_TEXT) throw new TooLong(server => message('chat.endless', { server }));
    this.#hasSaid ||= words.trim() !== '';
  }

  /** The server says that this is all. */
  end(): void {
    this.#isEnded = true;
  }

  rest(): Rest {
    const said = this.#written.take(this.#thoughts.rest());
    const written = this.#written.rest();
    // Some servers pass on a call and leave it in the text as well.
    const isAlsoWritten = this.#calls.count > 0 && (written.isBroken || written.calls.length > 0);
    const calls = this.#calls.count > 0 ? this.#calls.finished() : written.calls;
    const text = said + (isAlsoWritten && written.isBroken ? '' : written.text);
    const isBroken = written.isBroken && !isAlsoWritten;
    const hasSaid = this.#hasSaid || text.trim() !== '';
    return {
      text,
      calls,
      usage: this.#usage,
      reason: this.#reason(),
      fault: isBroken ? 'broken call' : calls.length > 0 ? undefined : this.#fault(hasSaid),
    };
  }

  #fault(hasSaid: boolean): Fault | undefined {
    if (!this.#hasMessage) return 'nothing';
    if (CALLS.test(this.#finish)) return 'lost call';
    if (hasSaid || REFUSED.test(this.#finish)) return undefined;
    return this.#hasThought ? 'only thoughts' : 'empty';
  }

  #reason(): Rest['reason'] {
    if (this.#isRefused || REFUSED.test(this.#finish)) return 'refused';
    if (CUT_OFF.test(this.#finish)) return 'cut-off';
    // An answer that just stops, without saying that it is finished, may lack its end.
    return this.#finish || this.#isEnded ? 'complete' : 'cut-off';
  }
}

function lengthOf(call: unknown): number {
  return JSON.stringify(call)?.length ?? 0;
}
