/** Our causes in the API server's words: its paths are irregular, and it has fewer reasons. */
import type { Cause } from './judge-policy.ts';

/** A rule for paths of a field. The first that fits counts. */
interface ServerPath {
  readonly ours: RegExp;
  readonly theirs: string;
}

const PATHS: readonly ServerPath[] = [
  { ours: /^spec\.((?:requiredDrop|defaultAdd|allowed)Capabilities)$/, theirs: '$1' },
  { ours: /^spec\.volumes\[\d+\]$/, theirs: 'spec.volumes' },
  { ours: /^spec\.allowedCSIDrivers\[/, theirs: 'spec.allowedCSIDrivers.allowedCSIDriver[' },
  { ours: /^spec\.allowedFlexVolumes\[/, theirs: 'spec.allowedFlexVolumes.allowedFlexVolumes[' },
  { ours: /^(spec\.(?:allowedUnsafe|forbidden)Sysctls)$/, theirs: '$1.items' },
];

const REASONS: Readonly<Record<string, string>> = {
  required: 'FieldValueRequired',
  unsupported: 'FieldValueNotSupported',
  duplicate: 'FieldValueDuplicate',
};

/** Gives the cause that the server would name. */
export function serverCause({ field, reason }: Cause): Cause {
  const path = PATHS.find(({ ours }) => ours.test(field));
  const isSysctlList = /Sysctls$/.test(field);
  const theirs = isSysctlList ? 'FieldValueForbidden' : (REASONS[reason] ?? 'FieldValueInvalid');
  return { field: path === undefined ? field : field.replace(path.ours, path.theirs), reason: theirs };
}

const KIND_MESSAGE = /: no kind "[^"]*" is registered for version /;
const GO_FIELD = /\bv1(?:beta1)?\.\w+\.(\w+): /g;

/** Reads from the server's message which value it could not decode: a path in small letters, without indexes. */
export function decodeField(message: string): string {
  return KIND_MESSAGE.test(message)
    ? 'kind'
    : [...message.matchAll(GO_FIELD)]
        .map(([, name = '']) => (name === 'ObjectMeta' ? 'metadata' : name.toLowerCase()))
        .join('.');
}
