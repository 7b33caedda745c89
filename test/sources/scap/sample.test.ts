/** The capture in examples/ can be made again. */
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { sampleCapture } from '../../_support/sample-capture.js';

const PATH = 'examples/containers.scap';

test('sample capture: the file in examples/ is, byte for byte, what its script makes', (t) => {
  const made = sampleCapture();
  if (process.env['DRYPOD_UPDATE_GOLDENS'] === '1') {
    writeFileSync(PATH, made);
  }
  t.true(readFileSync(PATH).equals(made), 'make goldens writes it');
});
