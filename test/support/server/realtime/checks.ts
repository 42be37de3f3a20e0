import { isJson } from '../../../../src/openai/replies/json.ts';

/** What a client event is told when it is wrong, as the API writes it. */
export interface EventRefusal {
  readonly message: string;
  readonly code: string;
  readonly param: string | null;
}

export type Check = (value: unknown, path: string) => EventRefusal | undefined;

/** An object with none but these members, and all of those that it needs. */
export function object(known: Readonly<Record<string, Check>>, needs: readonly string[] = []): Check {
  return (value, path) => {
    if (!isJson(value)) return wrong(path, 'an object');
    const missing = needs.find(name => !Object.hasOwn(value, name));
    if (missing !== undefined)
      return {
        message: `Missing required parameter: '${missing}'.`,
        code: 'missing_required_parameter',
        param: missing,
      };
    for (const [name, member] of Object.entries(value)) {
      const inner = path === '' ? name : `${path}.${name}`;
      const check = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!check) return { message: `Unknown parameter: '${inner}'.`, code: 'unknown_parameter', param: inner };
      const refusal = check(member, inner);
      if (refusal) return refusal;
    }
    return undefined;
  };
}

export function text(values?: readonly string[]): Check {
  return (value, path) =>
    typeof value === 'string' && value !== '' && (values?.includes(value) ?? true)
      ? undefined
      : wrong(path, values?.join(' or ') ?? 'a string');
}

export function texts(values?: readonly string[]): Check {
  return list(text(values));
}

export function list(each: Check): Check {
  return (value, path) =>
    Array.isArray(value) && value.length > 0
      ? value.map(item => each(item, path)).find(Boolean)
      : wrong(path, 'an array');
}

export function number(least: number, most: number): Check {
  return (value, path) =>
    typeof value === 'number' && value >= least && value <= most
      ? undefined
      : wrong(path, least === most ? String(least) : `a number from ${least} to ${most}`);
}

export function wrong(path: string, wanted: string): EventRefusal {
  return { message: `Invalid type for '${path}': expected ${wanted}.`, code: 'invalid_type', param: path };
}
