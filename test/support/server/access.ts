import { ConfiguredAddresses } from '../../../src/common/addresses.ts';
import type { OpenAIAccess } from '../../../src/common/openaiRequest.ts';
import { settingsFrom } from '../../../src/common/settings.ts';

/** What an adapter needs to talk to a server: its address for everything, and `keys` by origin. */
export function accessTo(
  url: string,
  values: Readonly<Record<string, unknown>> = {},
  keys: Readonly<Record<string, string>> = {},
): OpenAIAccess {
  const settings = settingsFrom({ 'aloud.baseUrl': url, ...values });
  return { settings, addresses: new ConfiguredAddresses(settings, async origin => keys[origin]) };
}
