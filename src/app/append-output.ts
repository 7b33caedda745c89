/** Falco's `append_output`: what is added to the outputs of rules, as one JSON object of the configuration. */
import type { OutputAddition } from '../rules/output-additions.ts';

const EXPECTED =
  'a JSON object with "extra_output" (a text), "extra_fields" (fields, or {"name": "text"}), and for which rules: "match" with "rule", "source", "tags"';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Reads one object. A returned text says what was expected instead. */
export function readAppendOutput(text: string): OutputAddition[] | string {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return EXPECTED;
  }
  const { match = {}, extra_output, extra_fields = [], ...rest } = isObject(value) ? value : { unknown: null };
  const limits = readMatch(match);
  const isComplete = Array.isArray(extra_fields) && (extra_output !== undefined || extra_fields.length > 0);
  if (limits === undefined || Object.keys(rest).length > 0 || !isComplete) {
    return EXPECTED;
  }
  const formats = [...(extra_output === undefined ? [] : [readText(extra_output)]), ...extra_fields.map(readField)];
  const additions = formats.flatMap((format) => format ?? []).map((format) => ({ ...format, ...limits }));
  return formats.includes(undefined) ? EXPECTED : additions;
}

function readText(value: Json): OutputAddition[] | undefined {
  return typeof value === 'string' ? [{ format: value }] : undefined;
}

/** A text names a field, whose value is meant; an object gives texts by name. */
function readField(value: Json): OutputAddition[] | undefined {
  if (typeof value === 'string') {
    return [{ key: value, format: `%${value}`, isRaw: true }];
  }
  if (!isObject(value)) {
    return undefined;
  }
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? entries.map(([key, format]) => ({ key, format }))
    : undefined;
}

function readMatch(value: Json): Pick<OutputAddition, 'rule' | 'source' | 'tags'> | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { rule, source, tags = [], ...rest } = value;
  const isRight =
    (rule === undefined || typeof rule === 'string') &&
    (source === undefined || typeof source === 'string') &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    Object.keys(rest).length === 0;
  if (!isRight) {
    return undefined;
  }
  return { ...(rule === undefined ? {} : { rule }), ...(source === undefined ? {} : { source }), tags };
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
