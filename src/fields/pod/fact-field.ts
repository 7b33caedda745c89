/**
 * Fields whose values are facts about a pod. A fact is computed from the event
 * alone; what is allowed is said by rules.
 */
import type { ValueType } from '../../event/value-type.ts';
import type { Fact } from '../fact.ts';
import type { Field, FieldArgument, FieldValue } from '../field.ts';
import { argumentMistake } from '../field-class.ts';
import { isObject, type JsonObject, objectOf } from './json.ts';
import { type JudgedPod, judgedPod, OPERATIONS } from './judged-pod.ts';
import { demandOfOperations } from './request-demand.ts';

/** What a fact field is; see {@link factField}. */
export interface FactRecord {
  readonly name: string;
  readonly desc: string;
  readonly type: 'string' | 'ranged';
  /** Without a list: the first fact counts. Default: a list. */
  readonly isSingle?: boolean;
  /** Says where a rule looks, not what is wrong: never a finding, and always to be seen. */
  readonly isScope?: boolean;
  readonly argument?: FieldArgument;
  facts(pod: JudgedPod, argument: string): readonly Fact[];
  /** What a request with one of these values does. Default: anything. */
  operations?(values: readonly string[]): readonly string[];
}

/** A document that shows a single fact; all other facts that are no scope are hidden. */
const ONLY: unique symbol = Symbol('the only fact shown');

interface Narrowed {
  readonly key: string;
  readonly fact: Fact;
  readonly document: JsonObject;
}

/** Makes a copy of a document in which one fact of one field is the only one. */
function narrowed(document: unknown, key: string, fact: Fact): unknown {
  const whole = objectOf(document);
  const only: Narrowed = { key, fact, document: whole };
  // Faster than a literal, and made for every value of every alert.
  const copy: { [ONLY]?: Narrowed } = Object.assign({}, whole);
  copy[ONLY] = only;
  return copy;
}

function narrowing(document: unknown): Narrowed | undefined {
  return isObject(document) ? (document as { readonly [ONLY]?: Narrowed })[ONLY] : undefined;
}

/** Makes the field of a record. Its values are in the order of the pod; a list without values has no value. */
export function factField(record: FactRecord): Field {
  const { name, desc, argument, isSingle = false, isScope = false } = record;
  const type: ValueType = record.type;
  const shape = { type, isList: !isSingle };
  return {
    name,
    desc,
    ...shape,
    ...(argument && { argument }),
    bind(given) {
      const mistake = argumentMistake(record, given);
      if (mistake !== undefined) {
        return mistake;
      }
      const key = given === undefined ? name : `${name}[${given}]`;
      const read = (document: unknown): readonly Fact[] => {
        const pod = judgedPod(document);
        return pod === undefined ? [] : distinct(record.facts(pod, given ?? ''), pod);
      };
      const seen = (document: unknown): readonly Fact[] => {
        const only = narrowing(document);
        if (only === undefined) {
          return read(document);
        }
        if (isScope) {
          return read(only.document);
        }
        return only.key === key ? [only.fact] : [];
      };
      return {
        ...shape,
        read: (batch, row) => fieldValueOf(seen(batch.documents[row]), isSingle),
        demandOf: (literals) => demandOfOperations((literals && record.operations?.(literals)) ?? OPERATIONS),
        ...(!isScope && {
          facts: { key, read, narrow: (document: unknown, fact: Fact) => narrowed(document, key, fact) },
        }),
      };
    },
  };
}

/** What both objects of an event say is said once. */
function distinct(facts: readonly Fact[], { alsoSet, containers }: JudgedPod): readonly Fact[] {
  const isSingle = alsoSet === undefined && containers.every(({ isOwn }) => isOwn);
  if (facts.length < 2 || isSingle) {
    return facts;
  }
  return [...new Map(facts.map((fact) => [`${fact.path}\n${fact.value}\n${fact.container ?? ''}`, fact])).values()];
}

function fieldValueOf(facts: readonly Fact[], isSingle: boolean): FieldValue | undefined {
  return isSingle ? facts[0]?.value : facts.map(({ value }) => value);
}
