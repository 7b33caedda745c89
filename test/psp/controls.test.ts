/** Every control has a record, a partial, fixtures and a golden file; its rules match what they should. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import type { Control } from '#src/psp/control.js';
import { CONTROLS as ALL } from '#src/psp/controls/registry.js';
import { convert } from '#src/psp/convert.js';
import { falcoLegacy } from '#src/psp/dialects/falco-legacy.js';
import { DIALECTS } from '#src/psp/dialects/registry.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { PSP_ANNOTATIONS } from '#src/psp/model.js';
import { readPsps } from '#src/psp/read.js';
import { SPEC_FIELDS } from '#src/psp/schema.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const FIXTURES = fileURLToPath(new URL('../../../test/psp/controls', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../../src/psp/controls', import.meta.url));
/** The fixtures of this file are for one dialect. */
const CONTROLS = falcoLegacy.controls;
/** With DRYPOD_UPDATE_GOLDENS=1 the golden files are written instead of compared. */
const isUpdate = process.env['DRYPOD_UPDATE_GOLDENS'] === '1';

function convertFixture(id: string): string {
  const path = `${FIXTURES}/${id}/psp.yaml`;
  const sink = new DiagnosticSink();
  const policies = readPsps(new SourceText(path, readFileSync(path, 'utf8')), sink, { isLenient: true });
  if (sink.hasErrors) {
    throw new Error(sink.items.map(({ message }) => message).join('\n'));
  }
  return convert(policies, { dialect: 'falco-legacy', templates }).text;
}

function eventsOf(id: string, folder: 'matches' | 'passes'): { readonly name: string; readonly event: unknown }[] {
  return readdirSync(`${FIXTURES}/${id}/${folder}`).map((name) => ({
    name: `${folder}/${name}`,
    event: JSON.parse(readFileSync(`${FIXTURES}/${id}/${folder}/${name}`, 'utf8')),
  }));
}

/** Tells whether one of the control's rules of the policy that the fixture is named for matches. */
function isReported(names: readonly string[], fixture: string, { name: control }: Control): boolean {
  const policy = (fixture.split('/')[1]?.split('.')[0] ?? '').replaceAll('-', '_');
  return names.some((name) => name.startsWith(`PSP ${policy} Violation (${control}`));
}

test('controls: files, partials, fixtures and registry agree', (t) => {
  const ids = ALL.map(({ id }) => id).sort();
  const stems = (names: readonly string[], end: string) =>
    names
      .filter((name) => name.endsWith(end))
      .map((name) => name.slice(0, -end.length))
      .sort();
  t.deepEqual(
    stems(readdirSync(SOURCES), '.ts').filter((stem) => stem !== 'registry'),
    ids,
  );
  t.deepEqual(readdirSync(FIXTURES).sort(), CONTROLS.map(({ id }) => id).sort());
  for (const dialect of DIALECTS) {
    const start = `${dialect.name}/controls/`;
    const partials = Object.keys(templates).filter((path) => path.startsWith(start));
    t.deepEqual(
      stems(
        partials.map((path) => path.slice(start.length)),
        '.liquid',
      ),
      dialect.controls.map(({ id }) => id).sort(),
    );
  }
});

test('controls: every record says what it reads, what absence means and what it observes', (t) => {
  for (const { id } of ALL) {
    const text = readFileSync(`${SOURCES}/${id}.ts`, 'utf8');
    for (const line of [
      /^ \* \w+ — /m,
      /^ \* Reads: (spec\.|metadata\.annotations\[)/m,
      /^ \* Absent/m,
      /^ \* Observes: /m,
      /^ \* Source: k8s\.io/m,
    ]) {
      t.regex(text, line, id);
    }
  }
});

test('controls: every field of a policy is converted or named as unconverted', (t) => {
  for (const dialect of DIALECTS) {
    const converted = dialect.controls.map(({ reads }) => reads[0]);
    const lost = dialect.unconverted.map(({ path }) => path);
    const keys = Object.keys(SPEC_FIELDS).map((key) => `spec.${key}`);
    const lists = [PSP_ANNOTATIONS.seccompAllowed, PSP_ANNOTATIONS.appArmorAllowed];
    for (const path of [...keys, ...lists.map((key) => `metadata.annotations[${key}]`)]) {
      const count = [...converted, ...lost].filter((other) => other === path).length;
      t.is(count, 1, `${dialect.name}: ${path}`);
    }
  }
});

for (const control of CONTROLS) {
  const { id } = control;

  test(`${id}: the generated rules are the golden ones`, (t) => {
    const path = `${FIXTURES}/${id}/rules.yaml`;
    const text = convertFixture(id);
    if (isUpdate) {
      writeFileSync(path, text);
    }
    t.true(existsSync(path));
    t.is(text, readFileSync(path, 'utf8'));
  });

  test(`${id}: the generated rules load clean and match what they should`, (t) => {
    const { problems, run } = rulesRunner(convertFixture(id));
    t.deepEqual(
      problems.filter((problem) => !problem.includes("deprecated field 'evt.dir'")),
      [],
    );
    const matches = eventsOf(id, 'matches');
    const passes = eventsOf(id, 'passes');
    t.true(matches.length > 0 && passes.length > 0);
    for (const [isExpected, cases] of [
      [true, matches],
      [false, passes],
    ] as const) {
      const names = run(cases.map(({ event }) => event));
      for (const [index, { name }] of cases.entries()) {
        t.is(isReported(names[index] ?? [], name, control), isExpected, name);
      }
    }
  });
}

test('controls: whether a policy may lack what states a control is as its record says', (t) => {
  const nothing = { spec: {}, annotations: new Map<string, string>() };
  for (const control of ALL) {
    t.is(control.isRestrictive(nothing, kubernetesTarget()), control.whenAbsent !== 'unrestricted', control.id);
  }
});
