import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { ConfiguredAddresses } from '../../../src/openai/addresses.ts';
import type { OpenAIAccess } from '../../../src/openai/requests/request.ts';

/** What an adapter needs to talk to a server: its address for everything, and `keys` by origin. It soon asks again. */
export function accessTo(
  url: string,
  values: Readonly<Record<string, unknown>> = {},
  keys: Readonly<Record<string, string>> = {},
): OpenAIAccess {
  const settings = settingsFrom({ 'aloud.baseUrl': url, ...values });
  return { settings, addresses: new ConfiguredAddresses(settings, async origin => keys[origin]), firstPauseMs: 10 };
}
