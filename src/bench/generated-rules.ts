/**
 * Makes Falco rules for measuring: as many as wanted, of mixed operators and
 * fields, the same ones for the same seed. A fifth of them ask for something
 * that happens now and then, the others for names that are made up.
 */
import type { EventSourceName } from '../event/event-source.ts';
import { quote } from '../filter/quote.ts';
import { Random } from './random.ts';
import {
  AUDIT_FIELDS,
  type EventFamily,
  HIGH_VOLUME_FAMILIES,
  type RuleFields,
  SYSCALL_FIELDS,
  type TextField,
  type Vocabulary,
} from './rule-fields.ts';

/** Which rules are wanted. */
export interface RulesWanted {
  readonly count: number;
  readonly source: EventSourceName;
  /** Another seed gives other rules of the same sorts. */
  readonly seed: number;
  /** Of system calls: whether some rules look at calls such as `read`, and some at every call. Default: none does. */
  readonly everyCall?: boolean;
}

/** One rule in so many asks for rare things that do happen. */
const LIKELY_EVERY = 5;
const MATCHABLE = ['NOTICE', 'WARNING', 'ERROR', 'CRITICAL'] as const;
const SYLLABLES = ['ba', 'du', 'fe', 'gi', 'ho', 'ka', 'lu', 'me', 'ni', 'po', 'ra', 'su', 'te', 'vi', 'wo', 'zy'];

/** Whether a name should be one that occurs rarely, often or never. */
type Occurrence = 'rare' | 'common' | 'never';

/**
 * Writes a rules file of the current value model. All rules load without a
 * warning. The first rules of a longer file are those of a shorter one with the same seed.
 */
export function generateRules({ count, source, seed, everyCall = false }: RulesWanted): string {
  const fields = fieldsOf(source, everyCall);
  const rules = Array.from({ length: count }, (_, index) => ruleText(index, source, fields, seed));
  return ['- required_engine_version: 0.26.0', '', ...rules].join('\n');
}

/** Calls of high volume take the place of two families, so that ten rules still look at all of them. */
function fieldsOf(source: EventSourceName, everyCall: boolean): RuleFields {
  if (source === 'k8s_audit') {
    return AUDIT_FIELDS;
  }
  const kept = SYSCALL_FIELDS.families.slice(0, SYSCALL_FIELDS.families.length - HIGH_VOLUME_FAMILIES.length);
  return everyCall ? { ...SYSCALL_FIELDS, families: [...kept, ...HIGH_VOLUME_FAMILIES] } : SYSCALL_FIELDS;
}

function ruleText(index: number, source: EventSourceName, fields: RuleFields, seed: number): string {
  const random = new Random(Math.imul(seed, 0x9e37) + index * 0x85eb);
  const round = Math.floor(index / fields.families.length);
  const family = fields.families[index % fields.families.length]!;
  const condition = conditionOf(family, fields, (index + round) % LIKELY_EVERY === 0, random);
  return [
    `- rule: Generated ${index + 1}`,
    '  desc: made for measuring',
    '  condition: >',
    `    ${condition}`,
    `  output: generated ${index + 1} (${fields.output})`,
    `  priority: ${random.pick(MATCHABLE)}`,
    ...(source === 'syscall' ? [] : [`  source: ${source}`]),
    '  tags: [generated]',
    ...(family.events.length === 0 ? ['  warn_evttypes: false'] : []),
    '',
  ].join('\n');
}

/** The events, what the rule is about, and up to three checks that seldom decide. */
function conditionOf(family: EventFamily, fields: RuleFields, isLikely: boolean, random: Random): string {
  const parts = [...family.events, subjectOf(family, fields, isLikely ? 'rare' : 'never', random)];
  if (family.wide.length > 0 && random.below(2) === 0) {
    parts.push(random.pick(family.wide));
  }
  if (random.below(2) === 0) {
    parts.push(random.pick(fields.wideContext));
  }
  if (random.below(3) === 0) {
    parts.push(exceptionOf(family, fields, random));
  }
  return parts.join(' and ');
}

/** What the rule asks for: one check, or alternatives on several fields. */
function subjectOf(family: EventFamily, fields: RuleFields, occurrence: Occurrence, random: Random): string {
  const check = (of: readonly TextField[]) => checkOf(random.pick(of), occurrence, random);
  const own = family.fields.length === 0 ? fields.context : family.fields;
  switch (random.below(8)) {
    case 0:
      return `(${check(own)} or ${check(fields.context)})`;
    case 1:
      return `(${check(own)} or (${random.pick(fields.wideContext)} and ${check(fields.context)}))`;
    case 2:
    case 3:
      return check(fields.context);
    case 4:
      return occurrence === 'rare' ? check(own) : `${check(own)} and ${check(fields.context)}`;
    default:
      return check(own);
  }
}

/** What the rule lets pass. */
function exceptionOf(family: EventFamily, fields: RuleFields, random: Random): string {
  const check = (occurrence: Occurrence) =>
    checkOf(random.pick([...family.fields, ...fields.context]), occurrence, random);
  switch (random.below(3)) {
    case 0:
      return `not ${check('never')}`;
    case 1:
      return `not ${check('common')}`;
    default:
      return `not (${check('never')} or ${check('never')})`;
  }
}

function checkOf(field: TextField, occurrence: Occurrence, random: Random): string {
  const operator = random.pick(field.operators);
  return `${field.name} ${operator} ${constantOf(operator, field.vocabulary, occurrence, random)}`;
}

function constantOf(operator: string, vocabulary: Vocabulary, occurrence: Occurrence, random: Random): string {
  const name = () => nameOf(vocabulary, occurrence, random);
  const text = name();
  switch (operator) {
    case 'in':
    case 'intersects':
    case 'pmatch':
      return `(${[text, ...Array.from({ length: 1 + random.below(6) }, name)].map(quote).join(', ')})`;
    case 'startswith':
      return quote(text.slice(0, longPart(text)));
    case 'endswith':
      return quote(text.slice(-longPart(text)));
    case 'contains':
    case 'icontains':
      return quote(middleOf(text));
    case 'glob':
      return quote(`${text.slice(0, longPart(text))}*`);
    case 'regex':
      return quote(`.*${middleOf(text).replace(/[^\w/ -]/g, '.')}[^\t]*`);
    default:
      return quote(text);
  }
}

/** So many characters of a text tell it from others. */
function longPart(text: string): number {
  return Math.max(9, Math.ceil(text.length * 0.7));
}

function middleOf(text: string): string {
  return text.length < 10 ? text : text.slice(1 + Math.floor(text.length / 10), -1);
}

function nameOf({ common, rare, madeUp }: Vocabulary, occurrence: Occurrence, random: Random): string {
  return occurrence === 'never'
    ? madeUp.replace(/@/g, () => wordOf(random))
    : random.pick(occurrence === 'rare' ? rare : common);
}

function wordOf(random: Random): string {
  return Array.from({ length: 3 + random.below(2) }, () => random.pick(SYLLABLES)).join('');
}
