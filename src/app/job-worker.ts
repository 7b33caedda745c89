/** What a thread of `--jobs` starts with. */
import { parentPort } from 'node:worker_threads';
import { serveUnits } from './program.ts';

if (parentPort !== null) {
  serveUnits(parentPort);
}
