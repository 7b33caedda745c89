/**
 * Part of `make build`: runs the bundled program with the arguments given and
 * keeps the code that this compiled, so that it is there when a user starts it.
 */
import { writeFileSync } from 'node:fs';
import { compiledCode, drypod, processContext } from './bundle.ts';
import { EXIT_CODE } from './exit-code.ts';

const exitCode = await drypod(process.argv.slice(2), processContext(process));
if (exitCode === EXIT_CODE.ran) {
  const { path, code } = compiledCode();
  writeFileSync(path, code);
}
process.exit(exitCode);
