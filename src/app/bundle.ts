/**
 * Takes the place of program.ts in what `make build` makes: the whole program
 * in one file, with code that an earlier run compiled. V8 refuses that code
 * after a change of Node's version, and then compiles anew.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type * as program from './program.ts';

const BUNDLE = new URL('program.cjs', import.meta.url);
const COMPILED = fileURLToPath(new URL('program.compiled', import.meta.url));

type Start = (module: { exports: object }, require: NodeJS.Require, bundleUrl: string) => void;

const path = fileURLToPath(BUNDLE);
const script = new Script(`(function (module, require, bundleUrl) {${asciiOf(path)}\n})`, {
  filename: path,
  cachedData: existsSync(COMPILED) ? readFileSync(COMPILED) : undefined,
});
const module = { exports: {} as typeof program };
(script.runInThisContext() as Start)(module, createRequire(BUNDLE), BUNDLE.href);

export const drypod: typeof program.drypod = module.exports.drypod;
export const processContext: typeof program.processContext = module.exports.processContext;
/** @public for job-worker.ts, which names the file that this one takes the place of. */
export const serveUnits: typeof program.serveUnits = module.exports.serveUnits;

/** Whether the code of an earlier run was used. */
export const isCompiledBefore: boolean = script.cachedDataRejected === false;

/** Gives the path to keep compiled code at, and the code of all that ran in this process until now. */
export function compiledCode(): { readonly path: string; readonly code: Uint8Array } {
  return { path: COMPILED, code: script.createCachedData() };
}

/** The bundle is ASCII, and characters of one byte are read and compiled fastest. */
function asciiOf(file: string): string {
  return readFileSync(file, 'latin1');
}
