/**
 * Renders the templates. The only file that knows liquidjs, and the place where
 * every value that enters a generated file is escaped for where it stands:
 *
 * | output | stands in | escaped as |
 * |---|---|---|
 * | `{{ x }}` | a YAML value or a comment | a complete double-quoted scalar |
 * | `{{ x \| falco_value }}` | a condition inside a double-quoted scalar | a Falco constant |
 * | `{{ x \| falco_list: 'more' }}` | the same | Falco constants with commas |
 * | `{{ x \| falco_globs }}` | the same | Falco constants: patterns in which a `*` at the end is the only wildcard |
 * | `{{ x \| falco_argument }}` | the same, in brackets after a field | a quoted argument |
 * | `{{ x \| falco_ranges: 'more' }}` | the same | ranges `'min:max'` of the legacy dialect |
 * | `{{ x \| falco_number }}` | the same | an integer |
 * | `{{ x \| falco_pointer }}` | the same | a JSON pointer of ours |
 * | `{{ x \| falco_name }}` | any | a name of letters, digits and `_` |
 * | `{{ x \| falco_json_text }}` | the same | a Falco constant: the text as JSON writes it |
 * | `{{ x \| falco_times }}` | the same, in a regular expression | how often what stands before it is repeated |
 * | `{{ x \| falco_words: pointer, 'before', 'after' }}` | the same | a check that finds one of the words in JSON text |
 * | `{{ x \| falco_other_words: pointer, 'before', 'after' }}` | the same | a check that finds a JSON string that is none of the words |
 * | `{{ x \| falco_other_numbers: pointer, 'before', 'after' }}` | the same | a check that finds a number in none of the ranges |
 * | `{{ x \| falco_other_ports: pointer, 'before', 'after' }}` | the same | the same, but 0 is no number |
 * | `{{ x \| falco_other_profiles: pointer, 'key' }}` | the same | a check that finds a profile that is none of the names |
 * | `{{ x \| falco_text }}` | an output inside a double-quoted scalar | words |
 */
import { Liquid } from 'liquidjs';
import { invariant } from '../base/assert.ts';
import type { IntegerRange } from '../base/range-set.ts';
import type { PlainData } from './control.ts';
import {
  otherNumbersCheck,
  otherProfilesCheck,
  otherWordsCheck,
  type Surroundings,
  wordsCheck,
} from './falco-checks.ts';
import { falcoGlob, falcoLiteral, falcoOutputText, falcoQuoted } from './falco-literal.ts';
import { doubleQuoted, insideDoubleQuotes } from './yaml-scalar.ts';

/** Template texts by path below `templates/`, with forward slashes: `falco-legacy/rules.liquid`. */
export type TemplateFiles = Readonly<Record<string, string>>;

/** Renders one template with plain data. Throws on a mistake in the template. */
export type Render = (template: string, context: Readonly<Record<string, PlainData>>) => string;

const POINTER = /^(?:\/[A-Za-z0-9]+)+$/;
const NAME = /^[A-Za-z0-9_]+$/;

/** Prepares templates for rendering. The last line end of a template belongs to the file, not to its text. */
export function renderer(files: TemplateFiles): Render {
  const templates = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/\n$/, '')]));
  const liquid = new Liquid({
    templates,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    cache: true,
    // Else the machine's is asked for, which takes longer than rendering; no template has dates or numbers to write.
    locale: 'en-US',
    outputEscape: (value: unknown) => doubleQuoted(textOf(value)),
  });
  for (const [name, handler] of Object.entries(FILTERS)) {
    liquid.registerFilter(name, { raw: true, handler });
  }
  return (template, context) => String(liquid.renderFileSync(template, context));
}

const FILTERS: Readonly<Record<string, (value: unknown, ...more: string[]) => string>> = {
  falco_value: (value) => insideDoubleQuotes(falcoLiteral(textOf(value))),
  falco_list: (values, ...more) =>
    [...listOf(values).map(textOf), ...more].map((text) => insideDoubleQuotes(falcoLiteral(text))).join(', '),
  falco_globs: (values) =>
    listOf(values)
      .map((value) => insideDoubleQuotes(falcoLiteral(falcoGlob(textOf(value)))))
      .join(', '),
  falco_argument: (value) => insideDoubleQuotes(falcoQuoted(textOf(value))),
  falco_ranges: (ranges, ...more) =>
    [...listOf(ranges).map((range) => `'${integer(boundOf(range, 'min'))}:${integer(boundOf(range, 'max'))}'`)]
      .concat(more.map((text) => insideDoubleQuotes(falcoLiteral(text))))
      .join(', '),
  falco_number: (value) => integer(value),
  falco_json_text: (value) => insideDoubleQuotes(falcoLiteral(JSON.stringify(textOf(value)))),
  falco_times: (value) => `{${integer(value)}}`,
  falco_words: (words, ...where) => insideDoubleQuotes(wordsCheck(listOf(words).map(textOf), surroundings(where))),
  falco_other_words: (words, ...where) =>
    insideDoubleQuotes(otherWordsCheck(listOf(words).map(textOf), surroundings(where))),
  falco_other_numbers: (ranges, ...where) =>
    insideDoubleQuotes(otherNumbersCheck(listOf(ranges).map(rangeOf), surroundings(where))),
  falco_other_ports: (ranges, ...where) =>
    insideDoubleQuotes(otherNumbersCheck(listOf(ranges).map(rangeOf), surroundings(where), true)),
  falco_other_profiles: (names, pointer, key) =>
    insideDoubleQuotes(otherProfilesCheck(listOf(names).map(textOf), matching(pointer, POINTER), matching(key, NAME))),
  falco_pointer: (value) => matching(value, POINTER),
  falco_name: (value) => matching(value, NAME),
  falco_text: (value) => insideDoubleQuotes(falcoOutputText(wordsOf(value))),
};

function textOf(value: unknown): string {
  invariant(typeof value === 'string', `a template prints ${typeof value} as text`);
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  invariant(Array.isArray(value), 'a template prints as list what is none');
  return value;
}

function integer(value: unknown): string {
  invariant(typeof value === 'bigint' || Number.isSafeInteger(value), 'a template prints as integer what is none');
  return String(value);
}

function rangeOf(range: unknown): IntegerRange {
  return { min: BigInt(integer(boundOf(range, 'min'))), max: BigInt(integer(boundOf(range, 'max'))) };
}

function surroundings([pointer, before = '', after = '']: readonly unknown[]): Surroundings {
  return { pointer: matching(pointer, POINTER), before: textOf(before), after: textOf(after) };
}

function boundOf(range: unknown, key: keyof IntegerRange): unknown {
  return (range as IntegerRange)[key];
}

function matching(value: unknown, pattern: RegExp): string {
  const text = textOf(value);
  invariant(pattern.test(text), `a template prints '${text}' where it cannot stand`);
  return text;
}

/** Words for people: lists with commas, ranges with a dash. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(wordsOf).join(', ');
  }
  if (typeof value === 'object' && value !== null) {
    return `${integer(boundOf(value, 'min'))}-${integer(boundOf(value, 'max'))}`;
  }
  return textOf(value);
}
