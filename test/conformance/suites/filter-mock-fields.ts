/** Fields made for a test: lists, fields that refuse transformers, long constants, field against field. */
import { fieldSet } from '#src/fields/registry.js';
import { compileText, type Expectation, judgeEvaluation } from '../compile.ts';
import type { MockEvent } from '../mock/mock-event.ts';
import { type MockField, mockFieldSet } from '../mock/mock-field-set.ts';
import { valueType } from '../mock/mock-value.ts';
import type { Suite } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface MockCase {
  readonly condition: string;
  readonly expect: Expectation;
}

interface MockFile extends VectorFile<MockCase> {
  /** Field → what it is (`CHARBUF`, `LIST(CHARBUF), no transformers`) and its value. */
  readonly fields: Readonly<Record<string, readonly [string, unknown]>>;
}

const DECLARATION = /^(?:LIST\((?<list>\w+)\)|(?<single>\w+))(?<flag>, no transformers)?$/;

export const filterMockFields: Suite = vectorSuite<MockFile, MockCase>({
  name: 'filter_mock_fields',
  keys: ['condition', 'expect'],
  tables: ['fields'],
  judge({ condition, expect }, { fields }) {
    const declared = Object.entries(fields).map(([name, [declaration]]) => declare(name, declaration));
    const event: MockEvent = Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]));
    return judgeEvaluation(compileText(condition, mockFieldSet(fieldSet('syscall'), declared)), expect, event);
  },
});

function declare(name: string, declaration: string): MockField {
  const groups = DECLARATION.exec(declaration)?.groups;
  if (groups === undefined) {
    throw new Error(`unknown declaration of ${name}: ${declaration}`);
  }
  return {
    name,
    type: valueType(groups['list'] ?? groups['single'] ?? ''),
    isList: groups['list'] !== undefined,
    refusesTransformers: groups['flag'] !== undefined,
  };
}
