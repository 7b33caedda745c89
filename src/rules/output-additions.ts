/** What the configuration adds to the outputs of rules (`append_output`, `-p`). */
import type { RuleDefinition } from './model.ts';

/** A text added to outputs, or with `key` a field added to JSON alerts only. */
export interface OutputAddition {
  readonly format: string;
  /** Name of the JSON field; absent for an addition to the text. */
  readonly key?: string;
  /** The field's value itself instead of its text. */
  readonly isRaw?: boolean;
  /** Limits: event source, rule name, tags that must all be present. */
  readonly source?: string;
  readonly rule?: string;
  readonly tags?: readonly string[];
}

const CONTAINER_INFO = '%container.info';
/** What Falco put in its place by default, before its container plugin added such fields itself. */
const LEGACY_CONTAINER_INFO = '%container.name (id=%container.id)';

/** Tells whether an addition is meant for a rule. */
export function selectsRule(addition: OutputAddition, rule: RuleDefinition): boolean {
  const { source, rule: name, tags = [] } = addition;
  return (
    (source === undefined || source === rule.source) &&
    (name === undefined || name === rule.name) &&
    tags.every((tag) => rule.tags.includes(tag))
  );
}

/**
 * Gives the output text of a rule with the additions. `%container.info` stands
 * for two fields in legacy rules files and for nothing in current ones.
 */
export function outputText(
  { output, semantics }: RuleDefinition,
  additions: readonly OutputAddition[],
): { readonly text: string; readonly hasContainerInfo: boolean } {
  const texts = additions.filter((addition) => addition.key === undefined).map((addition) => addition.format);
  const text = [output.text, ...texts].join(' ');
  const replacement = semantics === 'legacy' ? LEGACY_CONTAINER_INFO : '';
  return { text: text.replaceAll(CONTAINER_INFO, replacement), hasContainerInfo: text.includes(CONTAINER_INFO) };
}
