/** The reference page of policies: what the dialects leave out, diagnostics. Reads the records. */
import { PSP_DIAGNOSTICS } from './diagnostic-codes.ts';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './dialects/registry.ts';

/** Gives the page as Markdown, with a line break at its end. */
export function describePolicies(): string {
  return [
    '# PodSecurityPolicies',
    'Written by `make goldens`.',
    'What rules are made of a policy, in which dialect, and what may be wrong with a policy. Each control, with examples: [controls](controls.md).',
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
