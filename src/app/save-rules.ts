/** Writes generated rules to files. */
import { statSync, writeFileSync } from 'node:fs';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { systemErrorReason } from '../base/system-error.ts';
import type { CandidateFile } from './candidates.ts';
import { STANDARD_INPUT } from './input-file.ts';
import type { PolicyOptions } from './invocation.ts';
import { generateCleanRules } from './policies.ts';

/**
 * Writes a rules file, in place of what was there, but not of one of the
 * inputs. False when it failed. Diagnostics: CONFIG_FILE_WRITE.
 */
export function writeRules(path: string, text: string, inputs: readonly string[], sink: DiagnosticSink): boolean {
  try {
    if (inputs.some((input) => isSameFile(input, path))) {
      const message = 'it is an input, which the rules would overwrite';
      sink.add({ code: 'CONFIG_FILE_WRITE', severity: 'error', message, subject: path, expected: 'another path' });
      return false;
    }
    writeFileSync(path, text);
    return true;
  } catch (error) {
    const message = `cannot write the rules: ${systemErrorReason(error)}`;
    sink.add({ code: 'CONFIG_FILE_WRITE', severity: 'error', message, subject: path });
    return false;
  }
}

/**
 * Writes the rules of each file of policies or constraints beside it, with `.rules` added to its
 * name. Each file is converted for itself, so that it can be used for itself.
 * Gives the paths written.
 */
export function writeRulesBeside(
  files: readonly CandidateFile[],
  options: PolicyOptions,
  sink: DiagnosticSink,
): string[] {
  const written: string[] = [];
  for (const { path, candidates } of files) {
    const target = path === STANDARD_INPUT ? 'stdin.rules' : `${path}.rules`;
    const text = generateCleanRules(candidates, options, target, sink);
    if (text !== undefined && writeRules(target, text, [], sink)) {
      written.push(target);
    }
  }
  return written;
}

function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return first?.isFile() === true && first.ino === second?.ino && first.dev === second.dev;
}
