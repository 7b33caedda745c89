/** The parts of the help text that are not a list of options. */
import { SETTING_KEYS } from './settings.ts';

/** Examples at the end of `drypod --help`. */
export const EXAMPLES = `
Examples:
  Which pods of the log would this policy have rejected?
    $ drypod --psp policy.yaml -e audit.log
  The same, and keep the generated rules in policy.yaml.rules:
    $ drypod --psp policy.yaml --psp_save -e audit.log
  Several policies, together with rules of your own, as JSON:
    $ drypod --psp a.yaml b.yaml -r rules/ -e logs/ -o json_output=true
  From another program, failing when a pod would be rejected:
    $ kubectl logs … | drypod --psp policy.yaml -e - --fail-on violation
  As an older API server with a feature gate would have it, in two namespaces:
    $ drypod --psp policy.yaml --kubernetes 1.20 --feature-gates ProcMountType=true \\
        --psp-namespace shop --psp-namespace net -e audit.log
  A folder of large logs, on all processors:
    $ drypod --psp policy.yaml -e /var/log/kubernetes/audit/ --jobs auto
  Only convert; and what the API server has to log for the rules:
    $ drypod convert --psp policy.yaml --out rules.yaml
    $ drypod convert --audit-policy --out audit-policy.yaml

Alerts and statistics go to standard output, diagnostics and progress to standard error.
Exit code: 0 ran, 1 bad input or a source failed, 2 wrong command line, 3 --fail-on.
`;

/** Lists the keys of `-o`. */
export function settingsHelp(): string {
  const names = Object.keys(SETTING_KEYS);
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${SETTING_KEYS[name]!.desc}`);
  return `\nKeys of -o:\n${lines.join('\n')}\n`;
}
