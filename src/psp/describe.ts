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

function dialectSection({ name, unconverted, limits }: Dialect): string {
  const left = unconverted.map(({ path, reason }) => [`\`${path}\``, reason]);
  const untold = limits.map(({ id, what, controls, effect }) => [id, what, controlNames(controls), effect]);
  return [
    `## What dialect ${name} leaves out`,
    left.length === 0 ? 'Nothing.' : table(['Path', 'Why'], left),
    ...(untold.length === 0
      ? []
      : [`## What rules of dialect ${name} cannot tell`, table(['Limit', 'What', 'Controls', 'Effect'], untold)]),
  ].join('\n\n');
}

function controlNames(controls: readonly string[] | undefined): string {
  return controls?.map((name) => `\`${name}\``).join(', ') ?? 'all';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => ':---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
