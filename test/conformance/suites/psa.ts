/** Pods of the Pod Security Admission fixtures, judged by the rules of each standard at each version. */

import { CHECKS, checksOf } from '#src/pss/checks/registry.js';
import { convertStandards } from '#src/pss/convert.js';
import { type PodSecurityStandard, readStandard } from '#src/pss/standard.js';
import { rulesRunner } from '../../_support/run-rules.ts';
import { templates } from '../../_support/templates.ts';
import type { DataFolder } from '../data-folder.ts';
import { type CaseResult, fail, type Outcome, PASS, type Suite } from '../suite.ts';

const EXPECTED = 'corpus/psa/expected.json';
const VIOLATION = /^PSS \S+ Violation \((?<check>.*)\)$/;

interface PsaCase {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly level: string;
  readonly version: string;
  readonly check: string;
  readonly verdict: 'pass' | 'fail';
}

interface Judge {
  readonly standard: PodSecurityStandard;
  /** Gives the checks that an event violates. */
  readonly judge: (event: unknown) => readonly string[];
}

export const psa: Suite = {
  name: 'psa',
  files: [EXPECTED],
  *run(data): Generator<CaseResult> {
    const judges = new Map<string, Judge>();
    const files = new Map<string, readonly string[]>();
    for (const vector of data.json(EXPECTED) as readonly PsaCase[]) {
      const name = `${vector.level}:${vector.version}`;
      const judge = judges.get(name) ?? judgeOf(name);
      const lines = files.get(vector.file) ?? linesOf(data, vector.file);
      judges.set(name, judge);
      files.set(vector.file, lines);
      const label = `${vector.file}:${vector.line} ${vector.check}`;
      yield { label, outcome: outcomeOf(vector, judge, JSON.parse(lines[vector.line - 1] ?? 'null')) };
    }
  },
};

function linesOf(data: DataFolder, file: string): readonly string[] {
  return data.text(`corpus/${file}`).split('\n');
}

function judgeOf(name: string): Judge {
  const standard = readStandard(name);
  if (typeof standard === 'string') {
    throw new Error(`${name}: ${standard}`);
  }
  const { run, problems } = rulesRunner(convertStandards([standard], { templates }).text);
  if (problems.length > 0) {
    throw new Error(`the rules of ${name} do not load: ${problems.join('; ')}`);
  }
  return {
    standard,
    judge: (event) => (run([event])[0] ?? []).flatMap((rule) => VIOLATION.exec(rule)?.groups?.['check'] ?? []),
  };
}

/** The verdict is about the request; what the response adds must not change it. */
function outcomeOf(vector: PsaCase, { standard, judge }: Judge, event: unknown): Outcome {
  if (typeof event !== 'object' || event === null) {
    return fail('there is no such line');
  }
  const violated = judge(event);
  const { responseObject: _, ...request } = event as Record<string, unknown>;
  const ofRequest = judge(request);
  if (violated.join() !== ofRequest.join()) {
    return fail(`with the response ${violated.join(', ')}, without it ${ofRequest.join(', ')}`);
  }
  if (vector.verdict === 'pass') {
    return violated.length === 0 ? PASS : fail(`passes, but violates ${violated.join(', ')}`);
  }
  const check = madeInsteadOf(vector.check, standard);
  return violated.includes(check) ? PASS : fail(`fails ${check}, but violates ${violated.join(', ') || 'nothing'}`);
}

/** A check that another one of its level replaces is not made; the fixture names the one that it was written for. */
function madeInsteadOf(id: string, standard: PodSecurityStandard): string {
  const made = checksOf(standard).map(({ check }) => check.id);
  const replacing = CHECKS.find((check) => check.replaces?.includes(id) === true && made.includes(check.id));
  return made.includes(id) ? id : (replacing?.id ?? id);
}
