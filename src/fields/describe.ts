/**
 * Lists of the fields that rules can use: for a terminal, as Markdown for the
 * reference pages, as JSON for programs. Reads the records, knows no field.
 */
import { AUDIT_SEMANTICS, type AuditSemantics, EVENT_SOURCES, type EventSourceName } from '../event/event-source.ts';
import type { Field } from './field.ts';
import type { FieldClass } from './field-class.ts';
import { fieldClasses } from './registry.ts';

/** What to list and how. */
export interface FieldListOptions {
  readonly format: 'text' | 'markdown' | 'json';
  /** Default: all sources. */
  readonly source?: EventSourceName;
  /** Value model of k8s_audit. Default: both. */
  readonly semantics?: AuditSemantics;
  /** Width of the terminal, for `text`. Default: 80. */
  readonly columns?: number;
}

/** The fields of one source and value model. */
interface FieldList {
  readonly source: EventSourceName;
  /** Absent for sources with one value model. */
  readonly semantics?: AuditSemantics;
  readonly classes: readonly FieldClass[];
}

/** Lists fields by class, in the order of the registry, hidden classes left out. Ends with a line break. */
export function describeFields(options: FieldListOptions): string {
  const lists = fieldLists(options);
  switch (options.format) {
    case 'text':
      return lists.map((list) => textOf(list, options.columns ?? 80)).join('');
    case 'markdown':
      return `# Fields\n\nWritten by \`make docs\`.\n${lists.map(markdownOf).join('')}`;
    case 'json':
      return `${JSON.stringify(lists.map(jsonOf), undefined, 2)}\n`;
  }
}

function fieldLists({ source, semantics }: FieldListOptions): FieldList[] {
  return EVENT_SOURCES.filter((name) => source === undefined || name === source).flatMap((name): FieldList[] => {
    if (name === 'syscall') {
      return [{ source: name, classes: shown(fieldClasses(name)) }];
    }
    const models = AUDIT_SEMANTICS.filter((model) => semantics === undefined || model === semantics);
    return models.map((model) => ({ source: name, semantics: model, classes: shown(fieldClasses(name, model)) }));
  });
}

function shown(classes: readonly FieldClass[]): FieldClass[] {
  return classes.filter((fieldClass) => fieldClass.isHidden !== true);
}

/** Column at which descriptions begin in a terminal. */
const TEXT_START = 30;
const MIN_TEXT_WIDTH = 20;

function textOf(list: FieldList, columns: number): string {
  return list.classes.map((fieldClass) => `${classText(fieldClass, list, columns)}\n`).join('');
}

function classText({ name, desc, fields }: FieldClass, list: FieldList, columns: number): string {
  const lines = [
    '-'.repeat(TEXT_START),
    twoColumns('Field Class:', name, columns),
    twoColumns('Description:', desc, columns),
    twoColumns('Event Sources:', sourceName(list), columns),
    '',
    ...fields.map((field) =>
      twoColumns(field.name, `${sentence(field.desc)} (${typeName(field)}${notes(field)})`, columns),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A name with text beside it, the text wrapped; a name too long for its column stands on a line of its own. */
function twoColumns(name: string, text: string, columns: number): string {
  const lines = wrap(text, Math.max(columns - 1 - TEXT_START, MIN_TEXT_WIDTH));
  const margin = ' '.repeat(TEXT_START);
  const first = name.length < TEXT_START ? name.padEnd(TEXT_START) : `${name}\n${margin}`;
  return `${first}${lines.join(`\n${margin}`)}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function markdownOf(list: FieldList): string {
  const sections = list.classes.map(({ name, desc, fields }) => {
    const rows = fields.map((field) => `\`${field.name}\` | ${typeName(field)} | ${cell(markdownText(field))}\n`);
    return `\n### Field class ${name}\n\n${desc}\n\nName | Type | Description\n:----|:-----|:-----------\n${rows.join('')}`;
  });
  return `\n## ${sourceName(list)}\n${sections.join('')}`;
}

function markdownText(field: Field): string {
  const rest = notes(field).slice(', '.length);
  return rest === '' ? sentence(field.desc) : `${sentence(field.desc)} (${rest})`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function jsonOf({ source, semantics, classes }: FieldList): object {
  return {
    source,
    ...(semantics !== undefined && { semantics }),
    classes: classes.map(({ name, desc, fields }) => ({
      name,
      description: desc,
      fields: fields.map(({ desc: description, bind: _, ...facts }) => ({
        ...facts,
        description: sentence(description),
      })),
    })),
  };
}

function sourceName({ source, semantics }: FieldList): string {
  return semantics === undefined ? source : `${source} (${semantics} value model)`;
}

/** Name of a type as Falco prints it. */
function typeName({ type, isList }: Field): string {
  const name = type === 'opaque' ? 'DYNAMIC' : type.toUpperCase();
  return isList ? `LIST(${name})` : name;
}

const ARGUMENTS = { index: '[index]', key: '[key]', 'index-or-key': '[index] or [key]' } as const;

/** What a reader must know besides the type, each with a comma before it. */
function notes({ argument, takesNameSuffix, isFilterOnly, deprecated }: Field): string {
  const forms = [...(argument === undefined ? [] : [ARGUMENTS[argument.kind]]), ...(takesNameSuffix ? ['.name'] : [])];
  const isRequired = argument?.isRequired ?? true;
  return [
    ...(forms.length === 0 ? [] : [`${isRequired ? 'needs' : 'takes'} ${forms.join(' or ')}`]),
    ...(isFilterOnly ? ['conditions only'] : []),
    ...(deprecated === undefined ? [] : ['deprecated']),
  ]
    .map((note) => `, ${note}`)
    .join('');
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
