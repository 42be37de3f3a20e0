import type { UploadedFile } from './openaiServer.ts';

export type Form = readonly (readonly [name: string, value: string | UploadedFile])[];

/** What is wrong with a request, as OpenAI words it. */
export interface Refusal {
  readonly message: string;
  readonly code: string;
  readonly param: string;
}

/** What a field of a form may hold. */
export interface FieldRule {
  readonly kind: 'file' | 'string' | 'number' | 'boolean';
  /** May come more than once; its name ends in `[]` then. */
  readonly isList?: boolean;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

/** The first thing that is wrong with a form by itself, whatever the model: nothing is let pass that a rule does not name. */
export function refusedInForm(form: Form, rules: FieldRules, required: readonly string[]): Refusal | undefined {
  for (const name of required)
    if (!form.some(([given]) => given === name))
      return { message: `Missing required parameter: '${name}'.`, code: 'missing_required_parameter', param: name };
  const seen = new Set<string>();
  for (const [given, value] of form) {
    const name = given.replace(/\[\]$/, '');
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return { message: `Unknown parameter: '${name}'.`, code: 'unknown_parameter', param: name };
    const isList = given.endsWith('[]');
    if (isList !== (rule.isList ?? false) || (seen.has(name) && !isList)) return wrongType(name, rule, 'an array');
    seen.add(name);
    const refusal = refusedValue(name, value, rule);
    if (refusal) return refusal;
  }
  return undefined;
}

/** A field that the form has and a model does not take. */
export function refusedByModel(form: Form, takes: ReadonlySet<string>): Refusal | undefined {
  const param = form.map(([name]) => name.replace(/\[\]$/, '')).find(name => !takes.has(name));
  if (param === undefined) return undefined;
  const message = `Unsupported parameter: '${param}' is not supported with this model.`;
  return { message, code: 'unsupported_parameter', param };
}

function refusedValue(name: string, value: string | UploadedFile, rule: FieldRule): Refusal | undefined {
  if ((rule.kind === 'file') === (typeof value === 'string')) return wrongType(name, rule, 'another');
  if (typeof value !== 'string') return undefined;
  if (rule.kind === 'boolean' && !/^(true|false)$/.test(value)) return wrongType(name, rule, 'a string');
  const number = Number(value);
  if (rule.kind === 'number' && (value.trim() === '' || Number.isNaN(number))) return wrongType(name, rule, 'a string');
  if (
    rule.kind === 'string' &&
    (value === '' || value === 'null' || value === 'undefined' || value.startsWith('[object'))
  )
    return { message: `Invalid '${name}': '${value}'.`, code: 'invalid_value', param: name };
  if (rule.values && !rule.values.includes(value)) {
    const supported = rule.values.map(each => `'${each}'`).join(', ');
    const message = `Invalid value: '${value}'. Supported values are: ${supported}.`;
    return { message, code: 'invalid_value', param: name };
  }
  if (rule.minimum !== undefined && number < rule.minimum) {
    const message = `Invalid '${name}': decimal below minimum value. Expected a value >= ${rule.minimum}, but got ${value} instead.`;
    return { message, code: 'decimal_below_min_value', param: name };
  }
  if (rule.maximum !== undefined && number > rule.maximum) {
    const message = `Invalid '${name}': decimal above maximum value. Expected a value <= ${rule.maximum}, but got ${value} instead.`;
    return { message, code: 'decimal_above_max_value', param: name };
  }
  return undefined;
}

function wrongType(name: string, { kind, isList }: FieldRule, got: string): Refusal {
  const wanted = isList ? 'an array' : `a ${kind}`;
  const message = `Invalid type for '${name}': expected ${wanted}, but got ${isList ? 'a string' : got} instead.`;
  return { message, code: 'invalid_type', param: name };
}
