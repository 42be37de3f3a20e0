import type { Service } from '../../common/settings/keys.ts';
import { message } from '../../messages/message.ts';
import { explainBadReply, named } from '../failures/errors.ts';
import { END, eventsOf } from '../replies/events.ts';
import { list, text } from '../replies/json.ts';
import { type Attempt, type OpenAIAccess, request } from '../requests/request.ts';

/** A thousand models are some 200 KB. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The models of a service's server, each with the day on which it is shut down, where that is told. Throws AloudError. */
export async function modelList(
  access: OpenAIAccess,
  service: Service,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string | undefined>> {
  for await (const models of request(access, { service, mostBytes: MOST_BYTES }, models => listed(models), signal))
    return models;
  return new Map();
}

async function* listed({ client, asked, signal }: Attempt): AsyncGenerator<ReadonlyMap<string, string | undefined>> {
  const response = await client.models.list({ signal }).asResponse();
  const models = new Map<string, string | undefined>();
  let isList = false;
  for await (const event of eventsOf(response, asked)) {
    if (event === END) break;
    isList ||= Array.isArray(event['data']);
    for (const model of list(event, 'data')) {
      const id = text(model, 'id');
      if (id !== undefined) models.set(id, dayOf(text(model, 'shutdown_date')));
    }
  }
  if (!isList) throw explainBadReply(message('servers.garbled', { server: named(asked) }), asked);
  yield models;
}

/** A date in any form that is one, as `2027-02-26`; whatever else a server may write is none. */
function dayOf(date: string | undefined): string | undefined {
  const day = /^\d{4}-\d\d-\d\d(?=$|T)/.exec(date ?? '')?.[0];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}
