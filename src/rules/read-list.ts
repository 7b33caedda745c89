/** Reads `list` items. */
import { enter, optionalValue, refuse, requiredText, type Scope, textSequence, warnUnknownKeys } from './decode.ts';
import { report } from './location.ts';
import type { ListItem } from './model.ts';
import { readOverrides } from './read-override.ts';
import { booleanOf, lookUp, type YamlMapping } from './yaml-node.ts';

const KEYS = new Set(['list', 'items', 'append', 'override']);
const OVERRIDABLE = { append: new Set(['items']), replace: new Set(['items']) };
/** Falco's spelling of the pattern, shown in the warning. */
const NAME_PATTERN = '([^()"\'[:space:]=,]+)';
const NAME = /^[^()"' \t\n\v\f\r=,]+$/;

/** Reads a list; undefined when something in it was reported. */
export function readList(parent: Scope, item: YamlMapping): ListItem | undefined {
  const name = requiredText(enter(parent, 'list', '', item), item, 'list');
  if (name === undefined) {
    return undefined;
  }
  const scope = enter(parent, 'list', name, item);
  warnUnknownKeys(scope, item, KEYS);
  if (!NAME.test(name)) {
    const message = `List has an invalid name. List names should match a regular expression: ${NAME_PATTERN}`;
    report(scope.sink, 'LOAD_INVALID_LIST_NAME', message, scope.location);
  }
  if (lookUp(item, 'items') === undefined) {
    refuse(scope, "Item has no mapping for key 'items'");
  }
  const items = textSequence(scope, item, 'items');
  const isAppend = optionalValue(scope, item, 'append', booleanOf);
  const overrides = readOverrides(scope, item, OVERRIDABLE, isAppend);
  return items === undefined
    ? undefined
    : {
        kind: 'list',
        name,
        items,
        isAppend: isAppend === true || overrides.append.has('items'),
        location: scope.location,
      };
}
