/**
 * Falco's configuration keys, as given with `-o key=value`: what is
 * understood, how values are read, and what holds when nothing is given.
 */

import { closest } from '../base/closest.ts';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { SourceText } from '../base/source-text.ts';
import type { RuleMatching } from '../engine/engine.ts';
import type { OutputAddition } from '../rules/output-additions.ts';
import { PRIORITIES, type Priority, parsePriority } from '../rules/priority.ts';
import type { RuleSelection } from '../rules/selection.ts';
import { readAppendOutput } from './append-output.ts';

/** What the keys say. */
export interface Settings {
  isJson: boolean;
  includesOutput: boolean;
  includesTags: boolean;
  includesMessage: boolean;
  includesOutputFields: boolean;
  isIso8601: boolean;
  isStdoutEnabled: boolean;
  isBuffered: boolean;
  /** Least severe priority that is evaluated. */
  priority: Priority;
  matching: RuleMatching;
  readonly rulesFiles: string[];
  readonly captureFiles: string[];
  readonly outputAdditions: OutputAddition[];
  /** Applied in order. */
  readonly selections: RuleSelection[];
}

/** Stores a value; a returned text says what was expected instead. */
type Apply = (settings: Settings, value: string) => string | undefined;

interface Key {
  readonly apply: Apply;
  readonly desc: string;
}

/** Every key, in the order of the help text. `[]` stands for any list index. */
export const SETTING_KEYS: Readonly<Record<string, Key>> = {
  json_output: flag('isJson', 'alerts as JSON, one object a line (default false)'),
  json_include_output_property: flag('includesOutput', 'JSON alerts have "output" (default true)'),
  json_include_tags_property: flag('includesTags', 'JSON alerts have "tags" (default true)'),
  json_include_message_property: flag('includesMessage', 'JSON alerts have "message" (default false)'),
  json_include_output_fields_property: flag('includesOutputFields', 'JSON alerts have "output_fields" (default true)'),
  time_format_iso_8601: flag('isIso8601', 'times in UTC as ISO 8601 (default false: local time of day)'),
  priority: { apply: applyPriority, desc: 'least severe priority that alerts (default debug)' },
  rule_matching: {
    apply: oneOf({
      first: (settings) => (settings.matching = 'first'),
      all: (settings) => (settings.matching = 'all'),
    }),
    desc: 'alert on the first matching rule of an event, or on all (default first; rules made from policies in dialect drypod all alert)',
  },
  'rules_files[]': {
    apply: (settings, value) => push(settings.rulesFiles, value),
    desc: 'rules file or folder, like -r',
  },
  'rules[].enable.rule': selection(true, 'rule', 'enable rules by name, * for any text'),
  'rules[].enable.tag': selection(true, 'tag', 'enable rules by tag'),
  'rules[].disable.rule': selection(false, 'rule', 'disable rules by name, * for any text'),
  'rules[].disable.tag': selection(false, 'tag', 'disable rules by tag'),
  'engine.kind': { apply: applyEngineKind, desc: 'replay: evaluate recorded data (the only kind in this version)' },
  'engine.replay.capture_file': {
    apply: (settings, value) => push(settings.captureFiles, value),
    desc: 'recorded data to evaluate, like -e',
  },
  'append_output[]': {
    apply: applyAppendOutput,
    desc: 'add to outputs, a JSON object: {"extra_output": "(%ka.uri)", "match": {"source": "k8s_audit"}}',
  },
  'stdout_output.enabled': flag('isStdoutEnabled', 'print alerts (default true; the statistics are always printed)'),
  buffered_outputs: flag('isBuffered', 'gather alerts before they are written (default true)'),
};

/** Other spellings that Falco has or had. */
const ALIASES: Readonly<Record<string, string>> = {
  rules_file: 'rules_files[]',
  rules_files: 'rules_files[]',
  'rules_file[]': 'rules_files[]',
};

const TRUE_WORDS = new Set(['true', 'yes', 'on', 'y']);
const FALSE_WORDS = new Set(['false', 'no', 'off', 'n']);

/** Gives the settings that hold when no key is given. */
function defaultSettings(): Settings {
  return {
    isJson: false,
    includesOutput: true,
    includesTags: true,
    includesMessage: false,
    includesOutputFields: true,
    isIso8601: false,
    isStdoutEnabled: true,
    isBuffered: true,
    priority: 'Debug',
    matching: 'first',
    rulesFiles: [],
    captureFiles: [],
    outputAdditions: [],
    selections: [],
  };
}

/**
 * Reads `key=value` texts; later ones win. All mistakes are reported.
 * Diagnostics: CONFIG_BAD_ASSIGNMENT, CONFIG_UNKNOWN_KEY, CONFIG_BAD_VALUE.
 */
export function readSettings(assignments: readonly string[], sink: DiagnosticSink): Settings {
  const settings = defaultSettings();
  for (const assignment of assignments) {
    readAssignment(new SourceText('-o', assignment), settings, sink);
  }
  return settings;
}

function readAssignment(source: SourceText, settings: Settings, sink: DiagnosticSink): void {
  const { text } = source;
  const equals = text.indexOf('=');
  if (equals <= 0) {
    sink.error('CONFIG_BAD_ASSIGNMENT', 'this is no assignment', source.span(0, text.length), 'KEY=VALUE');
    return;
  }
  const written = text
    .slice(0, equals)
    .trim()
    .replace(/\[\d*\]/g, '[]');
  const name = Object.hasOwn(ALIASES, written) ? ALIASES[written]! : written;
  if (!Object.hasOwn(SETTING_KEYS, name)) {
    const near = closest(name, Object.keys(SETTING_KEYS));
    const expected = near ?? `one of ${Object.keys(SETTING_KEYS).join(', ')}`;
    sink.error('CONFIG_UNKNOWN_KEY', `unknown key '${written}'`, source.span(0, equals), expected);
    return;
  }
  const value = text.slice(equals + 1).trim();
  const expected = SETTING_KEYS[name]!.apply(settings, value);
  if (expected !== undefined) {
    sink.error('CONFIG_BAD_VALUE', `'${value}' is no value of ${name}`, source.span(equals + 1, text.length), expected);
  }
}

type FlagName = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

function flag(name: FlagName, desc: string): Key {
  return {
    desc,
    apply(settings, value) {
      const word = value.toLowerCase();
      if (!TRUE_WORDS.has(word) && !FALSE_WORDS.has(word)) {
        return 'true or false';
      }
      settings[name] = TRUE_WORDS.has(word);
      return undefined;
    },
  };
}

function oneOf(choices: Readonly<Record<string, (settings: Settings) => unknown>>): Apply {
  return (settings, value) => {
    if (!Object.hasOwn(choices, value)) {
      return Object.keys(choices).join(' or ');
    }
    choices[value]!(settings);
    return undefined;
  };
}

function selection(enables: boolean, by: 'rule' | 'tag', desc: string): Key {
  return {
    desc,
    apply(settings, value) {
      settings.selections.push(by === 'rule' ? { enables, pattern: value } : { enables, tags: [value] });
      return undefined;
    },
  };
}

function push(list: string[], value: string): string | undefined {
  if (value === '') {
    return 'a path';
  }
  list.push(value);
  return undefined;
}

function applyPriority(settings: Settings, value: string): string | undefined {
  const priority = parsePriority(value);
  if (priority === undefined) {
    return `one of ${PRIORITIES.join(', ').toLowerCase()}`;
  }
  settings.priority = priority;
  return undefined;
}

function applyAppendOutput(settings: Settings, value: string): string | undefined {
  const additions = readAppendOutput(value);
  if (typeof additions === 'string') {
    return additions;
  }
  settings.outputAdditions.push(...additions);
  return undefined;
}

function applyEngineKind(_settings: Settings, value: string): string | undefined {
  return value === 'replay' ? undefined : 'replay; live system calls are not read in this version';
}
