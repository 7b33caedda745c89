/** Which operator goes with which type, which constants parse, and how many warnings there are. */
import { typeClass } from '#src/event/value-type.js';
import type { FieldSet } from '#src/fields/field.js';
import { fieldSet } from '#src/fields/registry.js';
import { type Compiled, compileText } from '../compile.ts';
import { type MockField, mockFieldSet } from '../mock/mock-field-set.ts';
import { valueType } from '../mock/mock-value.ts';
import { all, fail, type Outcome, PASS, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface CompileCase {
  readonly condition: string;
  readonly expect: 'ok' | 'error';
  readonly field_type?: string;
  readonly warnings?: number;
  readonly message?: string;
}

/** The warnings that the vectors count: about constants that are probably not what was meant. */
const COUNTED_WARNINGS = ['FILTER_REGEX_NOT_NEEDED', 'FILTER_VALUE_NAMES_FIELD', 'FILTER_VALUE_LIKE_TRANSFORMER'];

/** Fields that upstream's test made. */
const MOCKS: readonly MockField[] = [
  { name: 'c.true', type: 'charbuf', isList: false },
  { name: 'c.false', type: 'charbuf', isList: false },
  { name: 'c.doublequote', type: 'charbuf', isList: false },
  { name: 'c.singlequote', type: 'charbuf', isList: false },
  { name: 'c.buffer', type: 'bytebuf', isList: false },
];

export const filterCompile: Suite = vectorSuite<VectorFile<CompileCase>, CompileCase>({
  name: 'filter_compile',
  keys: ['condition', 'expect', 'field_type', 'warnings', 'message'],
  tables: ['field_types'],
  judge(vector) {
    const fields = mockFieldSet(fieldSet('syscall'), MOCKS);
    const compiled = compileText(vector.condition, fields);
    return all([judgeResult(vector, compiled), judgeType(vector, fields)]);
  },
});

function judgeResult({ expect, warnings, message }: CompileCase, compiled: Compiled): Outcome {
  const isOk = compiled.predicate !== undefined;
  if (isOk !== (expect === 'ok')) {
    return fail(isOk ? 'compiles, expected an error' : `does not compile: ${compiled.errors.join('; ')}`);
  }
  if (message !== undefined && !compiled.errors.some((text) => text.includes(message))) {
    return fail(`message: expected "${message}", got "${compiled.errors.join('; ')}"`);
  }
  const counted = compiled.warnings.filter((warning) => COUNTED_WARNINGS.includes(warning.code));
  return warnings === undefined ? PASS : same('warnings', warnings, counted.length);
}

/** The field on the left must be of the class of types that the vector says. */
function judgeType({ condition, field_type }: CompileCase, fields: FieldSet): Outcome {
  const name = /^[\w.]+/.exec(condition)?.[0] ?? '';
  const found = fields.find(name)?.field;
  if (field_type === undefined || found === undefined) {
    return field_type === undefined ? PASS : fail(`no field ${name}`);
  }
  return same(`class of ${name}`, typeClass(valueType(field_type)), typeClass(found.type));
}
