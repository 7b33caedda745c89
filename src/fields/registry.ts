/** All field classes by source, and lookup of a field by its written name. */
import { invariant } from '../base/assert.ts';
import type { AuditSemantics, EventSourceName } from '../event/event-source.ts';
import { isEventArgumentName, longestEventArgument } from '../event/event-type.ts';
import { CONTAINER } from './container.ts';
import { EVIDENCE } from './evidence.ts';
import { EVT } from './evt.ts';
import { EVT_SYSCALL } from './evt-syscall.ts';
import { FD } from './fd.ts';
import { FD_LIST } from './fd-list.ts';
import type { Field, FieldSet } from './field.ts';
import type { FieldClass } from './field-class.ts';
import { FS_PATH } from './fs-path.ts';
import { GROUP } from './group.ts';
import { K8S } from './k8s.ts';
import { k8sAuditClasses } from './k8s-audit.ts';
import { EVTIN, MESOS, SPAN, SYSLOG, TABLE_ONLY } from './old-syscall.ts';
import { PROC } from './proc.ts';
import { THREAD } from './thread.ts';
import { USER } from './user.ts';

const SYSCALL_CLASSES: readonly FieldClass[] = [
  EVT,
  EVT_SYSCALL,
  PROC,
  THREAD,
  USER,
  GROUP,
  FD,
  FS_PATH,
  FD_LIST,
  CONTAINER,
  K8S,
  EVIDENCE,
  TABLE_ONLY,
  SYSLOG,
  SPAN,
  EVTIN,
  MESOS,
];

/** Gives the field classes of a source, in the order listed. `semantics` counts for k8s_audit only; default: `current`. */
export function fieldClasses(source: EventSourceName, semantics: AuditSemantics = 'current'): readonly FieldClass[] {
  return source === 'syscall' ? SYSCALL_CLASSES : k8sAuditClasses(semantics);
}

const fieldSets = new Map<readonly FieldClass[], FieldSet>();

/**
 * Gives the fields that rules of a source can name. The same set is returned
 * for the same arguments. `semantics` counts for k8s_audit only; default: `current`.
 */
export function fieldSet(source: EventSourceName, semantics: AuditSemantics = 'current'): FieldSet {
  const classes = fieldClasses(source, semantics);
  let set = fieldSets.get(classes);
  if (set === undefined) {
    set = makeFieldSet(classes.flatMap((fieldClass) => fieldClass.fields));
    fieldSets.set(classes, set);
  }
  return set;
}

/**
 * Makes a set of fields. A name that is a field wins; else the longest field
 * name with a suffix that it begins with (`evt.arg` for `evt.arg.path`).
 */
export function makeFieldSet(fields: readonly Field[]): FieldSet {
  const byName = new Map<string, Field>();
  for (const field of fields) {
    invariant(!byName.has(field.name), `two fields are called ${field.name}`);
    byName.set(field.name, field);
  }
  const suffixed = fields.filter((field) => field.takesNameSuffix).sort((a, b) => b.name.length - a.name.length);
  return {
    fields,
    find(name) {
      const field = byName.get(name);
      return field === undefined ? findWithSuffix(suffixed, name) : { field, suffix: undefined };
    },
  };
}

function findWithSuffix(suffixed: readonly Field[], name: string): ReturnType<FieldSet['find']> {
  const field = suffixed.find((candidate) => name.startsWith(`${candidate.name}.`));
  if (field === undefined) {
    return undefined;
  }
  const suffix = name.slice(field.name.length + 1);
  return suffix === '' || hasTrailingText(field, suffix) ? undefined : { field, suffix };
}

/** An event argument with text after its name makes no field at all; one that no name begins is a bad argument. */
function hasTrailingText(field: Field, suffix: string): boolean {
  const isEventArgument = field.name === 'evt.arg' || field.name === 'evt.rawarg';
  return isEventArgument && isEventArgumentName(suffix) && longestEventArgument(suffix) !== suffix;
}
