/** The reference page of SecurityContextConstraints. Reads the records of controls, allocations and diagnostics. */
import { SCC_CONTROLS, USER_NAMESPACE_LEVEL } from './controls.ts';
import { SCC_DIAGNOSTICS } from './diagnostic-codes.ts';
import { NAMESPACE_ANNOTATIONS } from './model.ts';

const HEAD = `# SecurityContextConstraints

Written by \`make goldens\`.

\`--scc FILE\` judges pods by SecurityContextConstraints of OpenShift (\`security.openshift.io/v1\`; documents and lists, YAML
or JSON). Each object is judged for itself, as if the pod's service account might use it and no other: users, groups,
RBAC, \`priority\` and \`openshift.io/required-scc\` play no part. The flag may be repeated, and stand beside \`--psp\` and
\`--pss\`; \`--psp-namespace\` and \`--psp-image\` limit where its rules look. The rules are of dialect \`drypod\`.

| Rule | Priority | Says |
| :--- | :--- | :--- |
| \`SCC <name> Violation (<control>)\` | WARNING | The pod would be refused. |
| \`SCC <name> Violation (<control>) Update\` | WARNING | An update would be refused, because the constraints would have to fill something in. |
| \`SCC <name> Mutation (<control>)\` | NOTICE | The pod would be admitted, but changed. |
| \`SCC <name> Attempt\` | INFO | A request that was refused, or had \`dryRun=All\`, asks for a pod that would be refused. |
| \`SCC <name> Forecast\` | INFO | A workload has a template whose pods would be refused. |

Pods for Windows (\`spec.os.name\`) are not looked at, as OpenShift does not. Debug containers are, when they are added.
Host paths: \`allowHostDirVolumePlugin\` has the last word on \`hostPath\`; without \`volumes\` all other types are allowed, with
an empty list none is. Sysctls that are safe are those of Kubernetes 1.24.`;

const NAMESPACES = `A strategy may leave its values to the pod's namespace. \`--namespaces FILE\` names a file of Namespace objects (\`oc get
namespaces -o yaml\` or \`-o json\`); their rules look at each namespace by what its annotations say. Without the file, and
of namespaces that it does not hold, what pods state is not judged; that they state nothing, and would be given a value,
is. A warning says which strategy of which object depends on what.`;

const ALLOCATED: readonly (readonly string[])[] = [
  ['`runAsUser: {type: MustRunAsRange}` without ends', annotation('uids')],
  [
    '`seLinuxContext: {type: MustRunAs}` without level',
    `${annotation('level')}; user, role and type are judged anyway`,
  ],
  ['`supplementalGroups: {type: MustRunAs}` without ranges', `${annotation('groups')}, else ${annotation('uids')}`],
  [
    '`fsGroup: {type: MustRunAs}` without ranges',
    `the first id of ${annotation('groups')}, else ${annotation('uids')}`,
  ],
];

const LEFT_OUT: readonly string[] = [
  'Whether the constraints would be chosen: users, groups, RBAC, `priority` and the order by restrictiveness.',
  '`runAsNonRoot: true`, which OpenShift also sets where a container has a user other than 0: it changes nothing.',
  'That `defaultAllowPrivilegeEscalation` is not given to privileged containers and those that add `CAP_SYS_ADMIN`.',
  'System activity: there are rules on audit events only.',
];

/** Gives the page as Markdown, with a line break at its end. */
export function describeConstraints(): string {
  const controls = SCC_CONTROLS.map(({ name, summary }) => [`\`${name}\``, summary]);
  const { name, summary } = USER_NAMESPACE_LEVEL.context;
  const codes = Object.entries(SCC_DIAGNOSTICS).map(([code, { title, meaning }]) => [
    `\`${code}\``,
    `**${title}**: ${meaning}`,
  ]);
  return `${[
    HEAD,
    '## Controls',
    'Those of PodSecurityPolicies, by the same names; what each looks at, with examples: [controls](controls.md). Host paths, CSI drivers, runAsGroup, proc mounts, runtime classes and AppArmor are nothing that constraints know.',
    table(['Control', 'Demand'], [...controls, [`\`${String(name)}\``, String(summary)]]),
    '## Namespaces',
    NAMESPACES,
    table(['Strategy', 'Annotation of the namespace'], ALLOCATED),
    '## What is left out',
    LEFT_OUT.map((line) => `* ${line}`).join('\n'),
    '## Diagnostics',
    'What may be wrong with a file is said under the codes of [policies](policies.md), with `SCC_` in place of `PSP_`, and:',
    table(['Code', 'Meaning'], codes),
  ].join('\n\n')}\n`;
}

function annotation(key: keyof typeof NAMESPACE_ANNOTATIONS): string {
  return `\`${NAMESPACE_ANNOTATIONS[key]}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => ':---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
