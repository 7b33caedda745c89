/** Reads `macro` items. */
import { enter, optionalValue, requiredText, type Scope, warnUnknownKeys } from './decode.ts';
import { report } from './location.ts';
import type { MacroItem } from './model.ts';
import { readOverrides } from './read-override.ts';
import { booleanOf, lookUp, type YamlMapping } from './yaml-node.ts';

const KEYS = new Set(['macro', 'condition', 'append', 'override']);
const OVERRIDABLE = { append: new Set(['condition']), replace: new Set(['condition']) };
/** Falco's spelling of the pattern, shown in the warning. */
const NAME_PATTERN = '([a-zA-Z]+[a-zA-Z0-9_]*)';
const NAME = /^[a-zA-Z]+[a-zA-Z0-9_]*$/;

/** Reads a macro; undefined when something in it was reported. */
export function readMacro(parent: Scope, item: YamlMapping): MacroItem | undefined {
  const name = requiredText(enter(parent, 'macro', '', item), item, 'macro');
  if (name === undefined) {
    return undefined;
  }
  const scope = enter(parent, 'macro', name, item);
  warnUnknownKeys(scope, item, KEYS);
  if (!NAME.test(name)) {
    const message = `Macro has an invalid name. Macro names should match a regular expression: ${NAME_PATTERN}`;
    report(scope.sink, 'LOAD_INVALID_MACRO_NAME', message, scope.location);
  }
  const text = requiredText(scope, item, 'condition');
  const isAppend = optionalValue(scope, item, 'append', booleanOf);
  const overrides = readOverrides(scope, item, OVERRIDABLE, isAppend);
  if (text === undefined) {
    return undefined;
  }
  const { location } = enter(scope, 'macro condition', '', lookUp(item, 'condition') ?? item);
  return {
    kind: 'macro',
    name,
    condition: { text, location },
    isAppend: isAppend === true || overrides.append.has('condition'),
    location: scope.location,
  };
}
