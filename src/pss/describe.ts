/** The reference page of Pod Security Standards. Reads the records of the checks. */
import type { Check, CheckVersion } from './check.ts';
import { CHECKS } from './checks/registry.ts';
import { NEWEST_MINOR } from './standard.ts';

const HEAD = `# Pod Security Standards

Written by \`make goldens\`.

\`--pss baseline\` and \`--pss restricted\` judge pods as Pod Security Admission would, at the latest version or at the one
named: \`--pss restricted:v1.29\`. Versions from v1.0 to v1.${NEWEST_MINOR} are known; a later one is judged like v1.${NEWEST_MINOR}. The flag may be
repeated, and stand beside \`--psp\` and \`--scc\`; \`--psp-namespace\` and \`--psp-image\` limit where its rules look. The rules
are of dialect \`drypod\`: no other has the fields.

| Rule | Priority | Says |
| :--- | :--- | :--- |
| \`PSS <level>[:version] Violation (<check>)\` | WARNING | The pod would be refused. The alert names every value at fault, its place and container, and what is allowed. |
| \`PSS <level>[:version] Attempt\` | INFO | The same of a pod that did not get in: the request was refused, or had \`dryRun=All\`. |
| \`PSS <level>[:version] Forecast\` | INFO | A workload has a template whose pods would be refused. Kubernetes stores it and warns. |

Nothing is ever filled in, so there are no mutations: what a policy would default, a standard refuses. Creations are
judged, debug containers (\`pods/ephemeralcontainers\`) and updates that can change an image; Kubernetes looks at no other
updates. An update by PUT does not show what it changes and is judged as if it changed an image. Of a pod that gets a
debug container only that container is looked at, with what it inherits. Exemptions of users, namespaces and runtime
classes are the cluster's own and not known here.`;

/** Gives the page as Markdown, with a line break at its end. */
export function describeStandards(): string {
  const rows = CHECKS.flatMap((check) => check.versions.map((version, index) => row(check, version, index === 0)));
  return `${[
    HEAD,
    '## Checks',
    'Level restricted demands what baseline does, but for the checks that its own replace.',
    table(['Check', 'Level', 'From', 'Allowed', 'Not looked at', 'Replaces'], rows),
  ].join('\n\n')}\n`;
}

function row(check: Check, version: CheckVersion, isFirst: boolean): readonly string[] {
  const exempt = [
    ...(version.exemptsWindows === true ? ['pods for Windows (`spec.os.name`)'] : []),
    ...(version.exemptsUserNamespaces === true ? ['pods with `hostUsers: false`'] : []),
  ];
  const replaced = isFirst ? (check.replaces ?? []).map((id) => `\`${id}\``) : [];
  return [
    `\`${check.id}\``,
    check.level,
    `v1.${version.from}`,
    version.allows.replaceAll('*', '\\*'),
    exempt.join(', '),
    replaced.join(', '),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => ':---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
