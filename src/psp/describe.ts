/** The reference page of policies: controls, what the dialects leave out, diagnostics. Reads the records. */
import type { Control } from './control.ts';
import { CONTROLS } from './controls/registry.ts';
import { PSP_DIAGNOSTICS } from './diagnostic-codes.ts';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './dialects/registry.ts';

const WHEN_ABSENT: Readonly<Record<Control['whenAbsent'], string>> = {
  unrestricted: 'anything goes',
  'nothing-allowed': 'nothing is allowed',
  'default-only': 'the default only',
};

/** Gives the page as Markdown, with a line break at its end. */
export function describePolicies(): string {
  return [
    '# PodSecurityPolicies',
    'Written by `make goldens`.',
    '## Controls',
    'In the order of their rules. Rules are called `PSP <policy> Violation (<control>…)`.',
    table(
      ['Control', 'When absent or empty', 'Summary'],
      CONTROLS.map(({ name, whenAbsent, summary }) => [`\`${name}\``, WHEN_ABSENT[whenAbsent], summary]),
    ),
    ...DIALECTS.map(dialectSection),
    '## Diagnostics',
    table(
      ['Code', 'Meaning'],
      Object.entries(PSP_DIAGNOSTICS).map(([code, { title, meaning }]) => [`\`${code}\``, `**${title}**: ${meaning}`]),
    ),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function dialectSection({ name, unconverted }: Dialect): string {
  if (unconverted.length === 0) {
    return `## What dialect ${name} leaves out\n\nNothing.`;
  }
  const rows = unconverted.map(({ path, reason }) => [`\`${path}\``, reason]);
  return `## What dialect ${name} leaves out\n\n${table(['Path', 'Why'], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => ':---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
