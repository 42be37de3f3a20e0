import { OpenAI } from 'openai/client';
import { complaintFrom, complaintIn } from './failures/complaints.ts';

/** The official client, for servers that tell what went wrong in forms of their own. */
export class CompatibleClient extends OpenAI {
  /** Called for each answer that failed: with what its JSON holds, or with its text where it is none. */
  protected override makeStatusError(status: number, body: object, text: string | undefined, headers: Headers) {
    const { words, kind, written } = complaintIn(body) ?? complaintFrom(text ?? JSON.stringify(body) ?? '');
    return super.makeStatusError(status, { error: { message: words, code: kind, written } }, undefined, headers);
  }
}
