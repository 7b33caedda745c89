#!/usr/bin/env node
/** The executable: the only file that knows the process. */
import { drypod } from './app/drypod.ts';
import { processContext } from './app/process-context.ts';

process.exit(await drypod(process.argv.slice(2), processContext(process)));
