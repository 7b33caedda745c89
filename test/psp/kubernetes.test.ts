import test from 'ava';
import {
  checksEphemeralContainers,
  DEFAULT_MINOR,
  equatesDockerDefault,
  FEATURE_GATES,
  type FeatureGate,
  firstReleaseOf,
  firstReleaseOfVolumeType,
  gateOf,
  groupRules,
  HOST_PATH_READ_ONLY_SINCE,
  hasEphemeralVolumes,
  hasSeccompFields,
  hasTokenException,
  type KubernetesTarget,
  keepsKey,
  kubernetesTarget,
  pspApiVersions,
  safeSysctls,
  tokenVolumeType,
  volumeTypes,
} from '#src/psp/kubernetes.js';

const GATES: readonly (readonly [FeatureGate, off: readonly number[], on: readonly number[]])[] = [
  ['ProcMountType', [12, 20, 24], []],
  ['GenericEphemeralVolume', [19, 20], [21, 24]],
  ['EphemeralContainers', [16, 22], [23, 24]],
  ['CSIInlineVolume', [14, 15], [16, 24]],
  ['RunAsGroup', [13], [14, 24]],
];

for (const [gate, off, on] of GATES) {
  test(`feature gate ${gate}: as each release has it`, (t) => {
    t.true(off.every((minor) => !kubernetesTarget(minor).isEnabled(gate)));
    t.true(on.every((minor) => kubernetesTarget(minor).isEnabled(gate)));
  });
}

test('feature gates: what is set counts, either way', (t) => {
  for (const gate of FEATURE_GATES) {
    t.true(kubernetesTarget(10, new Map([[gate, true]])).isEnabled(gate));
    t.false(kubernetesTarget(24, new Map([[gate, false]])).isEnabled(gate));
  }
});

test('Kubernetes releases: what each knows of a policy', (t) => {
  t.deepEqual(pspApiVersions(kubernetesTarget(16)), ['policy/v1beta1']);
  t.true(pspApiVersions(kubernetesTarget(15)).includes('extensions/v1beta1'));
  t.deepEqual(
    [17, 18, 22].map((minor) => safeSysctls(kubernetesTarget(minor)).length),
    [3, 4, 5],
  );
  t.deepEqual(
    [18, 19].map((minor) => volumeTypes(kubernetesTarget(minor)).includes('ephemeral')),
    [false, true],
  );
  t.deepEqual(
    [12, 13].map((minor) => groupRules(kubernetesTarget(minor)).includes('MayRunAs')),
    [false, true],
  );
  t.is(firstReleaseOf('runtimeClass'), 15);
  t.is(firstReleaseOfVolumeType('ephemeral'), 19);
  t.is(firstReleaseOfVolumeType('image'), undefined);
  t.is(HOST_PATH_READ_ONLY_SINCE, 11);
  t.is(gateOf('runAsGroup'), 'RunAsGroup');
});

test('Kubernetes releases: a key is kept when it is known and no gate drops it', (t) => {
  t.false(keepsKey(kubernetesTarget(24), 'allowedProcMountTypes'));
  t.true(keepsKey(kubernetesTarget(24, new Map([['ProcMountType', true]])), 'allowedProcMountTypes'));
  t.false(keepsKey(kubernetesTarget(14), 'runtimeClass'));
  t.true(keepsKey(kubernetesTarget(15), 'runtimeClass'));
  t.false(keepsKey(kubernetesTarget(8), 'allowedFlexVolumes'));
  t.true(keepsKey(kubernetesTarget(9), 'allowedFlexVolumes'));
  t.true(keepsKey(kubernetesTarget(8), 'privileged'));
});

test('Kubernetes releases: API versions of policies', (t) => {
  const versions = (minor: number) => pspApiVersions(kubernetesTarget(minor)).join(' ');
  t.deepEqual([8, 9].map(versions), ['extensions/v1beta1', 'extensions/v1beta1']);
  t.deepEqual([10, 15].map(versions), Array(2).fill('policy/v1beta1 extensions/v1beta1'));
  t.deepEqual([16, 24].map(versions), Array(2).fill('policy/v1beta1'));
});

const CHANGES = [
  ['seccomp fields', hasSeccompFields, 19],
  ['docker/default is runtime/default', equatesDockerDefault, 19],
  ['the exception for the token volume', hasTokenException, 19],
  ['the token volume is a projection', (target) => tokenVolumeType(target) === 'projected', 21],
  ['volumes of type ephemeral', hasEphemeralVolumes, 21],
  ['ephemeral containers', checksEphemeralContainers, 23],
] as const satisfies readonly (readonly [string, (target: KubernetesTarget) => boolean, number])[];

for (const [name, holds, since] of CHANGES) {
  test(`Kubernetes releases: ${name}, from 1.${since}`, (t) => {
    t.false(holds(kubernetesTarget(since - 1)));
    t.true(holds(kubernetesTarget(since)));
    t.true(holds(kubernetesTarget()));
    t.is(kubernetesTarget().minor, DEFAULT_MINOR);
  });
}
