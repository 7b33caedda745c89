/**
 * The whole program in one import: the build makes one file of this one and
 * all it imports, because loading some four hundred files took as long as
 * everything else at start-up together. See bundle.ts.
 */
export { drypod } from './drypod.ts';
export { serveUnits } from './jobs/serve.ts';
export { processContext } from './process-context.ts';
