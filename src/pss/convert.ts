/**
 * Pod Security Standards → the text of a Falco rules file. A pure function: the
 * same standards and templates give the same bytes.
 */
import type { PlainData } from '../psp/control.ts';
import type { PolicyScope } from '../psp/model.ts';
import { type Render, renderer, type TemplateFiles } from '../psp/render.ts';
import { scopeContext } from '../psp/scope.ts';
import type { SettledCheck } from './check.ts';
import { checksOf } from './checks/registry.ts';
import type { PodSecurityStandard } from './standard.ts';

/** How standards are converted. */
export interface PssOptions {
  /** The files of `templates/`. */
  readonly templates: TemplateFiles;
  /** Where the rules look; by default everywhere. */
  readonly scope?: PolicyScope;
}

/** One standard in a generated file. */
export interface ConvertedStandard {
  readonly standard: PodSecurityStandard;
  /** Where its part of the text begins; it ends where the next one's begins. */
  readonly start: number;
  /** Ids of its checks, in rule order. */
  readonly checks: readonly string[];
}

/** A generated rules file. */
export interface PssConversion {
  readonly text: string;
  readonly standards: readonly ConvertedStandard[];
}

/** Converts standards into one rules file. A standard that is named twice is converted once. */
export function convertStandards(standards: readonly PodSecurityStandard[], options: PssOptions): PssConversion {
  const render = renderer(options.templates);
  const scope = scopeContext(options.scope ?? {}, () => true);
  let text = `${render('pss/rules.liquid', {})}\n`;
  const converted: ConvertedStandard[] = [];
  for (const standard of new Map(standards.map((standard) => [standard.name, standard])).values()) {
    const checks = checksOf(standard);
    converted.push({ standard, start: text.length, checks: checks.map(({ check }) => check.id) });
    text += `${renderStandard(standard, checks, scope, render)}\n`;
  }
  return { text, standards: converted };
}

function renderStandard(
  { name }: PodSecurityStandard,
  settledChecks: readonly SettledCheck[],
  scope: PlainData,
  render: Render,
): string {
  const policy = { name, prefix: name.replace(/[^A-Za-z0-9]/g, '_') };
  const checks = settledChecks.map(contextOf);
  const rules = settledChecks.flatMap(({ check }, index) => {
    const context = { policy, check: checks[index] ?? {} };
    return [render(`pss/checks/${check.stem}.liquid`, context), render('pss/rule.liquid', context)];
  });
  const head = render('pss/standard.liquid', { policy, scope });
  return ['', head, ...rules, render('pss/summary.liquid', { policy, checks })].join('\n\n').slice(1);
}

function contextOf({ check, version }: SettledCheck): { readonly [key: string]: PlainData } {
  return {
    id: check.id,
    summary: check.summary,
    allows: version.allows,
    exempts_windows: version.exemptsWindows === true,
    exempts_user_namespaces: version.exemptsUserNamespaces === true,
    ...version.data,
  };
}
