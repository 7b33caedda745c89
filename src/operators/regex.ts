import { RE2JS } from 're2js';
import { LiteralError, type Operator } from './operator.ts';

/** Escapes and groups that are Perl's, not POSIX's; RE2 refuses them in POSIX mode. */
const PERL_ONLY = /\\[dDwWsSbBAzQEpPCuUxkK]|\(\?|[*+?}]\?/;

/**
 * `regex`: a POSIX extended regular expression matches the whole text.
 * Matching takes time linear in the text (RE2). Bytes that are no UTF-8 count as U+FFFD.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export const regex: Operator = {
  name: 'regex',
  operand: 'text',
  literal: 'text',
  summary: 'The POSIX extended regular expression matches the whole value.',
  accepts: ['text'],
  refusesRightField: true,
  test(literal) {
    const pattern = compile(literal as string);
    return (value) => pattern.matches((value as string).toWellFormed());
  },
};

function compile(text: string): RE2JS {
  const perl = PERL_ONLY.exec(text.replace(/\\\\/g, ''));
  if (perl !== null) {
    throw new LiteralError(`filter error: invalid regex '${text}': '${perl[0]}' is no POSIX syntax`);
  }
  try {
    return RE2JS.compile(text, RE2JS.MULTILINE);
  } catch (error) {
    throw new LiteralError(`filter error: invalid regex '${text}': ${(error as Error).message}`);
  }
}
