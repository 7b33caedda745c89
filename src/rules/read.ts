/** Rules file text → items with their places. Does not know what other files define. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText } from '../base/source-text.ts';
import { enter, refuse, type Scope } from './decode.ts';
import { fileLocation, report } from './location.ts';
import { type RulesItem, refusedKey } from './model.ts';
import { readList } from './read-list.ts';
import { readMacro } from './read-macro.ts';
import { readEngineRequirement, readPluginRequirements } from './read-requirements.ts';
import { readRule } from './read-rule.ts';
import { readYaml } from './read-yaml.ts';
import { checkSchema, SCHEMA_NONE } from './schema.ts';
import { lookUp, type YamlMapping, type YamlNode } from './yaml-node.ts';

/** What one rules file says. */
export interface RulesDocument {
  readonly source: SourceText;
  readonly items: readonly RulesItem[];
  /** Definitions refused because of mistakes that were reported, see Definitions.refused. */
  readonly refused: ReadonlySet<string>;
  /** Verdict of the schema: `ok`, `none`, or the violations. */
  readonly schema: readonly string[];
  /** Whether some document of the file is a mapping, as a configuration file is. */
  readonly hasMappingRoot: boolean;
}

/** Reads a rules file. Diagnostics: LOAD_ERR_YAML_PARSE, LOAD_ERR_YAML_VALIDATE and warnings about items. */
export function read(source: SourceText, sink: DiagnosticSink): RulesDocument {
  const documents = readYaml(source, sink);
  const items: RulesItem[] = [];
  const refused = new Set<string>();
  const scope: Scope = { sink, location: fileLocation(source) };
  for (const document of documents ?? []) {
    if (document.kind === 'sequence') {
      for (const node of document.items) {
        readNode(scope, node, items, refused);
      }
    } else if (document.kind !== 'null') {
      const isMapping = document.kind === 'mapping';
      refuse(scope, isMapping ? 'Rules content is not yaml array of objects' : 'Rules content is not yaml');
    }
  }
  return {
    source,
    items,
    refused,
    schema: documents === undefined ? [SCHEMA_NONE] : checkSchema(documents),
    hasMappingRoot: documents?.some((document) => document.kind === 'mapping') ?? false,
  };
}

function readNode(scope: Scope, node: YamlNode, items: RulesItem[], refused: Set<string>): void {
  if (node.kind === 'null') {
    return;
  }
  if (node.kind !== 'mapping') {
    const message = 'Unexpected element type. Each element should be a yaml associative array.';
    refuse(enter(scope, 'rules content item', '', node), message);
    return;
  }
  const itemSink = new DiagnosticSink();
  const found = readItem({ sink: itemSink, location: scope.location }, node);
  for (const diagnostic of itemSink.items) {
    scope.sink.add(diagnostic);
  }
  if (itemSink.hasErrors) {
    refuseDefinition(node, refused);
  } else {
    for (const item of found) {
      items.push(item);
    }
  }
}

/** The first key that is present decides what an item is. */
function readItem(scope: Scope, item: YamlMapping): readonly RulesItem[] {
  if (lookUp(item, 'required_engine_version') !== undefined) {
    return present(readEngineRequirement(scope, item));
  }
  if (lookUp(item, 'required_plugin_versions') !== undefined) {
    return readPluginRequirements(scope, item);
  }
  if (lookUp(item, 'list') !== undefined) {
    return present(readList(scope, item));
  }
  if (lookUp(item, 'macro') !== undefined) {
    return present(readMacro(scope, item));
  }
  if (lookUp(item, 'rule') !== undefined) {
    return present(readRule(scope, item));
  }
  const { location } = enter(scope, 'rules content item', '', item);
  report(scope.sink, 'LOAD_UNKNOWN_ITEM', 'Unknown top level item', location);
  return [];
}

function present(item: RulesItem | undefined): readonly RulesItem[] {
  return item === undefined ? [] : [item];
}

function refuseDefinition(item: YamlMapping, refused: Set<string>): void {
  for (const kind of ['list', 'macro', 'rule'] as const) {
    const name = lookUp(item, kind);
    if (name?.kind === 'scalar') {
      refused.add(refusedKey(kind, name.text));
      return;
    }
  }
}
