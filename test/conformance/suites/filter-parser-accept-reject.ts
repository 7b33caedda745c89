/** Conditions that the parser must accept, also with other blanks, or refuse with a message. */
import { SourceText } from '#src/base/source-text.js';
import { parse } from '#src/filter/parse.js';
import { all, fail, type Outcome, PASS, type Suite } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface ParserCase {
  readonly input?: string;
  readonly input_repeat?: { readonly char: string; readonly count: number };
  readonly expect: 'accept' | 'reject';
  readonly message?: string;
  readonly whitespace_variants?: boolean;
}

export const filterParserAcceptReject: Suite = vectorSuite<VectorFile<ParserCase>, ParserCase>({
  name: 'filter_parser_accept_reject',
  keys: ['input', 'input_repeat', 'expect', 'message', 'whitespace_variants'],
  tables: ['format'],
  judge(vector) {
    const input = vector.input ?? vector.input_repeat?.char.repeat(vector.input_repeat.count) ?? '';
    return all(variants(input, vector.whitespace_variants === true).map((text) => judgeText(text, vector)));
  },
});

/** The text itself, with a blank at both ends, and that with newlines or tabs for blanks. */
function variants(input: string, withBlanks: boolean): string[] {
  const padded = ` ${input} `;
  return withBlanks ? [input, padded, padded.replaceAll(' ', '\n'), padded.replaceAll(' ', '\t')] : [input];
}

function judgeText(text: string, { expect, message }: ParserCase): Outcome {
  const parsed = parse(new SourceText('condition', text));
  if (!('error' in parsed)) {
    return expect === 'accept' ? PASS : fail(`accepted ${JSON.stringify(text.slice(0, 200))}`);
  }
  const got = parsed.error.message;
  if (expect === 'accept') {
    return fail(`refused ${JSON.stringify(text)}: ${got}`);
  }
  return message === undefined || got.includes(message) ? PASS : fail(`message: expected "${message}", got "${got}"`);
}
