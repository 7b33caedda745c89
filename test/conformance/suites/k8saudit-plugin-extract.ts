/** What the fields of the k8saudit and json plugins read from a document. */

import type { FieldValue } from '#src/event/value.js';
import { isListValue } from '#src/event/value.js';
import { fieldSet } from '#src/fields/registry.js';
import { auditBatch } from '../mock/audit-batch.ts';
import { all, fail, type Outcome, PASS, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface ExtractCase {
  readonly event: string;
  readonly field: string;
  readonly value?: string;
  readonly values_contain?: string;
  readonly values_exclude?: string;
}

interface ExtractFile extends VectorFile<ExtractCase> {
  readonly events: Readonly<Record<string, object>>;
}

const WRITTEN = /^(?<name>[\w.]+)(?:\[(?<argument>.*)\])?$/;

export const k8sauditPluginExtract: Suite = vectorSuite<ExtractFile, ExtractCase>({
  name: 'k8saudit_plugin_extract',
  keys: ['event', 'field', 'value', 'values_contain', 'values_exclude'],
  tables: ['events'],
  judge({ event, field, value, values_contain, values_exclude }, { events }) {
    const got = extract(field, events[event]);
    const values = got === undefined ? [] : isListValue(got) ? got : [got];
    const outcomes: Outcome[] = [];
    if (value !== undefined) {
      outcomes.push(same(field, value, got ?? null));
    }
    if (values_contain !== undefined) {
      outcomes.push(values.includes(values_contain) ? PASS : fail(`no ${values_contain} in ${JSON.stringify(got)}`));
    }
    if (values_exclude !== undefined) {
      outcomes.push(values.includes(values_exclude) ? fail(`${values_exclude} in ${JSON.stringify(got)}`) : PASS);
    }
    return outcomes.length === 0 ? fail('the case states nothing to compare') : all(outcomes);
  },
});

function extract(written: string, document: object | undefined): FieldValue | undefined {
  const { name = '', argument } = WRITTEN.exec(written)?.groups ?? {};
  const found = fieldSet('k8s_audit', 'current').find(name);
  if (found === undefined) {
    throw new Error(`no field ${name}`);
  }
  const bound = found.field.bind(argument ?? found.suffix);
  if (typeof bound === 'string') {
    throw new Error(bound);
  }
  return bound.read(auditBatch(document), 0);
}
