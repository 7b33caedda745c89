/** Reads `required_engine_version` and `required_plugin_versions`. */
import { enter, refuse, requiredText, type Scope, warnUnknownKeys } from './decode.ts';
import type { EngineRequirement, PluginRequirement, PluginVersion } from './model.ts';
import { parseVersion } from './version.ts';
import { lookUp, unsignedOf, type YamlMapping, type YamlNode } from './yaml-node.ts';

const ENGINE_KEYS = new Set(['required_engine_version']);
const PLUGINS_KEYS = new Set(['required_plugin_versions']);
const PLUGIN_KEYS = new Set(['name', 'version', 'alternatives']);
const ALTERNATIVE_KEYS = new Set(['name', 'version']);

/** Reads the engine requirement: a whole number N means 0.N.0. */
export function readEngineRequirement(parent: Scope, item: YamlMapping): EngineRequirement | undefined {
  const scope = enter(parent, 'required_engine_version', '', item);
  warnUnknownKeys(scope, item, ENGINE_KEYS);
  const text = requiredText(scope, item, 'required_engine_version');
  if (text === undefined) {
    return undefined;
  }
  const number = unsignedOf(text);
  const version = number === undefined ? parseVersion(text) : { major: 0, minor: number, patch: 0 };
  if (version === undefined) {
    refuse(scope, `Unable to parse engine version '${text}' as a semver string. Expected "x.y.z" semver format.`);
    return undefined;
  }
  return { kind: 'engine-requirement', version, isSemantic: number === undefined, location: scope.location };
}

/** Reads the plugin requirements, one per entry. */
export function readPluginRequirements(parent: Scope, item: YamlMapping): PluginRequirement[] {
  const value = lookUp(item, 'required_plugin_versions');
  if (value === undefined) {
    return [];
  }
  const scope = enter(parent, 'required plugin versions', '', value);
  warnUnknownKeys(scope, item, PLUGINS_KEYS);
  if (value.kind !== 'sequence') {
    refuse(scope, 'Value of required_plugin_versions must be a sequence');
    return [];
  }
  return value.items.flatMap((entry) => readEntry(scope, entry) ?? []);
}

function readEntry(parent: Scope, entry: YamlNode): PluginRequirement | undefined {
  const unnamed = enter(parent, 'required plugin versions entry', '', entry);
  if (entry.kind !== 'mapping') {
    refuse(unnamed, 'Plugin version must be a mapping');
    return undefined;
  }
  const name = requiredText(unnamed, entry, 'name');
  if (name === undefined) {
    return undefined;
  }
  const scope = enter(parent, 'required plugin versions entry', name, entry);
  warnUnknownKeys(scope, entry, PLUGIN_KEYS);
  const version = requiredText(scope, entry, 'version');
  const alternatives = readAlternatives(scope, entry);
  return version === undefined || alternatives === undefined
    ? undefined
    : { kind: 'plugin-requirement', alternatives: [{ name, version }, ...alternatives], location: scope.location };
}

function readAlternatives(scope: Scope, entry: YamlMapping): PluginVersion[] | undefined {
  const value = lookUp(entry, 'alternatives');
  if (value === undefined) {
    return [];
  }
  if (value.kind !== 'sequence') {
    refuse(scope, 'Value of plugin version alternatives must be a sequence');
    return undefined;
  }
  const alternatives = value.items.map((alternative) => readAlternative(scope, alternative));
  return alternatives.every((alternative) => alternative !== undefined) ? alternatives : undefined;
}

function readAlternative(parent: Scope, alternative: YamlNode): PluginVersion | undefined {
  const scope = enter(
    parent,
    'required plugin versions alternative',
    alternative.kind === 'mapping' ? nameOf(alternative) : '',
    alternative,
  );
  if (alternative.kind !== 'mapping') {
    refuse(scope, 'Plugin version alternative must be a mapping');
    return undefined;
  }
  warnUnknownKeys(scope, alternative, ALTERNATIVE_KEYS);
  const name = requiredText(scope, alternative, 'name');
  const version = name === undefined ? undefined : requiredText(scope, alternative, 'version');
  return name === undefined || version === undefined ? undefined : { name, version };
}

function nameOf(mapping: YamlMapping): string {
  const name = lookUp(mapping, 'name');
  return name?.kind === 'scalar' ? name.text : '';
}
