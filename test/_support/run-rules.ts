/** Runs generated rules over audit events, without files and sources. */
import { Engine, type RuleMatching } from '#src/engine/engine.js';
import { loadRules } from '#src/rules/load.js';

/** Loads a rules file and gives a function from audit events to the names of the rules that match each. */
export function rulesRunner(
  text: string,
  matching: RuleMatching = 'all',
): { readonly problems: readonly string[]; readonly run: (events: readonly unknown[]) => string[][] } {
  const loaded = loadRules([{ name: 'rules.yaml', text }]);
  const problems = loaded.files.flatMap((file) =>
    file.diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`),
  );
  const engine = new Engine(loaded.ruleset, matching);
  const run = (events: readonly unknown[]) => {
    const matches = engine.evaluate({
      source: 'k8s_audit',
      rowCount: events.length,
      eventNumber: Float64Array.from(events, (_, row) => row + 1),
      timeNs: new BigUint64Array(events.length),
      eventType: new Uint16Array(events.length),
      documents: events,
    });
    const names: string[][] = events.map(() => []);
    for (let i = 0; i < matches.count; i++) {
      names[matches.rows[i]!]!.push(engine.rules[matches.rules[i]!]!.name);
    }
    return names;
  };
  return { problems, run };
}
