/** The codes of a rules file's diagnostics: one record per code, as Falco spells and words them. */
import type { Severity } from '../base/diagnostic.ts';

/** The codes, as Falco spells them. */
export type LoadCodeName =
  | 'LOAD_ERR_FILE_READ'
  | 'LOAD_ERR_YAML_PARSE'
  | 'LOAD_ERR_YAML_VALIDATE'
  | 'LOAD_ERR_COMPILE_CONDITION'
  | 'LOAD_ERR_COMPILE_OUTPUT'
  | 'LOAD_ERR_VALIDATE'
  | 'LOAD_ERR_EXTENSION'
  | 'LOAD_UNKNOWN_SOURCE'
  | 'LOAD_UNSAFE_NA_CHECK'
  | 'LOAD_NO_EVTTYPE'
  | 'LOAD_UNKNOWN_FILTER'
  | 'LOAD_UNUSED_MACRO'
  | 'LOAD_UNUSED_LIST'
  | 'LOAD_UNKNOWN_ITEM'
  | 'LOAD_DEPRECATED_ITEM'
  | 'LOAD_WARNING_EXTENSION'
  | 'LOAD_APPEND_NO_VALUES'
  | 'LOAD_EXCEPTION_NAME_NOT_UNIQUE'
  | 'LOAD_INVALID_MACRO_NAME'
  | 'LOAD_INVALID_LIST_NAME'
  | 'LOAD_COMPILE_CONDITION'
  | 'LOAD_UNKNOWN_KEY';

/** What Falco tells about one code. */
export interface LoadCode {
  readonly code: LoadCodeName;
  readonly severity: Severity;
  /** Short text, printed in parentheses after the code. */
  readonly title: string;
  /** Paragraph for documentation and, for warnings, the `codedesc` of the JSON result. */
  readonly description: string;
}

/**
 * Every code that loading rules files can report, errors first.
 * @see falcosecurity/falco userspace/engine/falco_load_result.cpp
 */
export const LOAD_CODES: readonly LoadCode[] = [
  {
    code: 'LOAD_ERR_FILE_READ',
    severity: 'error',
    title: 'File read error',
    description: 'This occurs when falco can not read a given file. Check permissions and whether the file exists.',
  },
  {
    code: 'LOAD_ERR_YAML_PARSE',
    severity: 'error',
    title: 'YAML parse error',
    description: 'This occurs when the rules content is not valid YAML.',
  },
  {
    code: 'LOAD_ERR_YAML_VALIDATE',
    severity: 'error',
    title: 'Error validating internal structure of YAML file',
    description:
      'This occurs when the internal structure of the YAML file is incorrect. Examples include not consisting of a sequence of maps, a given rule/macro/list item not having required keys, values not having the right type (e.g. the items property of a list not being a sequence), etc.',
  },
  {
    code: 'LOAD_ERR_COMPILE_CONDITION',
    severity: 'error',
    title: 'Error compiling condition',
    description: 'This occurs when a condition string can not be compiled to a filter object.',
  },
  {
    code: 'LOAD_ERR_COMPILE_OUTPUT',
    severity: 'error',
    title: 'Error compiling output',
    description: 'This occurs when an output string can not be compiled to an output object.',
  },
  {
    code: 'LOAD_ERR_VALIDATE',
    severity: 'error',
    title: 'Error validating rule/macro/list/exception objects',
    description:
      'This occurs when a rule/macro/list item is incorrect. Examples include a condition field referring to an undefined macro, falco engine/plugin version mismatches, items with append without any existing item, exception fields/comps having different lengths, etc.',
  },
  {
    code: 'LOAD_ERR_EXTENSION',
    severity: 'error',
    title: 'Error in extension item',
    description: 'This occurs when there is an error in an extension item',
  },
  {
    code: 'LOAD_UNKNOWN_SOURCE',
    severity: 'warning',
    title: 'Unknown event source',
    description:
      'A rule has a unknown event source. This can occur when reading rules content without having a corresponding plugin loaded, etc. The rule will be silently ignored.',
  },
  {
    code: 'LOAD_UNSAFE_NA_CHECK',
    severity: 'warning',
    title: 'Unsafe <NA> comparison in condition',
    description:
      "Comparing a field value with <NA> is unsafe and can lead to unpredictable behavior of the rule condition. If you need to check for the existence of a field, consider using the 'exists' operator instead.",
  },
  {
    code: 'LOAD_NO_EVTTYPE',
    severity: 'warning',
    title: 'Condition has no event-type restriction',
    description:
      'A rule condition matches too many evt.type values. This has a significant performance penalty. Make the condition more specific by adding an evt.type field or further restricting the number of evt.type values in the condition.',
  },
  {
    code: 'LOAD_UNKNOWN_FILTER',
    severity: 'warning',
    title: 'Unknown field or event-type in condition or output',
    description:
      'A rule condition or output refers to a field or evt.type that does not exist. This is normally an error, but if a rule has a skip-if-unknown-filter property, the error is downgraded to a warning.',
  },
  {
    code: 'LOAD_UNUSED_MACRO',
    severity: 'warning',
    title: 'Unused macro',
    description: 'A macro is defined in the rules content but is not used by any other macro or rule.',
  },
  {
    code: 'LOAD_UNUSED_LIST',
    severity: 'warning',
    title: 'Unused list',
    description: 'A list is defined in the rules content but is not used by any other list, macro, or rule.',
  },
  {
    code: 'LOAD_UNKNOWN_ITEM',
    severity: 'warning',
    title: 'Unknown rules file item',
    description: 'An unknown top-level object is in the rules content. It will be ignored.',
  },
  {
    code: 'LOAD_DEPRECATED_ITEM',
    severity: 'warning',
    title: 'Used deprecated item',
    description: 'A deprecated item is employed by lists, macros, or rules.',
  },
  {
    code: 'LOAD_WARNING_EXTENSION',
    severity: 'warning',
    title: 'Warning in extension item',
    description: 'An extension item has a warning',
  },
  {
    code: 'LOAD_APPEND_NO_VALUES',
    severity: 'warning',
    title: 'Overriding/appending with no values',
    description: 'A rule exception is overriding/appending with no values',
  },
  {
    code: 'LOAD_EXCEPTION_NAME_NOT_UNIQUE',
    severity: 'warning',
    title: 'Multiple exceptions defined with the same name',
    description: 'A rule is defining multiple exceptions with the same name',
  },
  {
    code: 'LOAD_INVALID_MACRO_NAME',
    severity: 'warning',
    title: 'Invalid macro name',
    description: 'A macro is defined with an invalid name',
  },
  {
    code: 'LOAD_INVALID_LIST_NAME',
    severity: 'warning',
    title: 'Invalid list name',
    description: 'A list is defined with an invalid name',
  },
  {
    code: 'LOAD_COMPILE_CONDITION',
    severity: 'warning',
    title: 'Warning in rule condition',
    description: 'A rule condition or output have been parsed with a warning',
  },
  {
    code: 'LOAD_UNKNOWN_KEY',
    severity: 'warning',
    title: 'Unknown key in item definition',
    description:
      'An item in the rules content contains an unrecognized key. The key will be ignored. This may indicate a typo or a property placed on the wrong item type.',
  },
];

const BY_NAME: ReadonlyMap<string, LoadCode> = new Map(LOAD_CODES.map((record) => [record.code, record]));

/** Finds the record of a code; undefined for a code of another layer. */
export function findLoadCode(code: string): LoadCode | undefined {
  return BY_NAME.get(code);
}
