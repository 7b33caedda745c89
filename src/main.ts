#!/usr/bin/env node
/** The executable: the only file that knows the process. */
import { drypod, processContext } from './app/program.ts';

process.exit(await drypod(process.argv.slice(2), processContext(process)));
