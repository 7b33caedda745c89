/** Which texts name a Pod Security Standard. */
import test from 'ava';
import { readStandard } from '#src/pss/standard.js';

for (const [text, expected] of [
  ['baseline', { level: 'baseline', minor: 37, name: 'baseline' }],
  ['restricted:latest', { level: 'restricted', minor: 37, name: 'restricted' }],
  ['restricted:v1.0', { level: 'restricted', minor: 0, name: 'restricted:v1.0' }],
  ['baseline:v1.29', { level: 'baseline', minor: 29, name: 'baseline:v1.29' }],
  ['baseline:v1.99', { level: 'baseline', minor: 99, name: 'baseline:v1.99' }],
] as const) {
  test(`standard: ${text} is read`, (t) => {
    t.deepEqual(readStandard(text), expected);
  });
}

for (const [text, mistake] of [
  ['', "there is no level ''"],
  ['Baseline', "there is no level 'Baseline'"],
  ['privileged', 'level privileged refuses no pod'],
  ['privileged:v1.20', 'level privileged refuses no pod'],
  ['baseline:', "'' is no version"],
  ['baseline:1.29', "'1.29' is no version"],
  ['baseline:v1.029', "'v1.029' is no version"],
  ['baseline:v2.0', "'v2.0' is no version"],
  ['baseline:v1.29.3', "'v1.29.3' is no version"],
  ['baseline:v1.29\n', "'v1.29\n' is no version"],
] as const) {
  test(`standard: ${JSON.stringify(text)} is refused`, (t) => {
    t.is(readStandard(text), mistake);
  });
}
