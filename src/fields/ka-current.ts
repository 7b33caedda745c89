/**
 * Extraction of `ka.*` values as the k8saudit plugin 0.18 does it: texts and
 * lists of texts, nothing where a value is missing or a document has an
 * unexpected shape. Events without `auditID` have no values at all.
 * @see falcosecurity/plugins plugins/k8saudit/pkg/k8saudit/extract.go
 */
import { type DocumentReader, type Extraction, type Extractor, ofDocument } from './audit-extraction.ts';
import type { FieldValue } from './field.ts';
import { imageRepositoryToColon } from './image-repository.ts';
import { type JsonPath, pathOf, placeOf, valueAt } from './json-pointer.ts';
import { compactText } from './json-text.ts';
import { hostPortOf, volumeTypesOf } from './pod-parts.ts';
import { decodedQueryParameter } from './uri-query.ts';

const AUDIT_ID = pathOf('auditID');
const REQUEST_URI = pathOf('requestURI');
const SUBJECTS = pathOf('requestObject', 'subjects');
const KIND = pathOf('kind');
const NAME = pathOf('name');
const NAMESPACE = pathOf('namespace');
const RESOURCE = pathOf('objectRef', 'resource');
const TARGET_NAME = pathOf('objectRef', 'name');

/** As the last key: the value reached so far, gone through once more if it is an array. */
const ITSELF = '';

/** The lists of containers of a pod. */
export type ContainerList = 'containers' | 'initContainers' | 'ephemeralContainers';

/** The text of the value at a path. */
export function currentText(path: JsonPath): Extractor {
  // An event without auditID has no value either, whatever stands there.
  return () => ({ ...extraction((document) => textAt(document, path), true), ...placeOf(path, false) });
}

/** The texts of the elements of the array at a path. */
export function currentList(path: JsonPath): Extractor {
  return () =>
    extraction((document) => {
      const value = valueAt(document, path);
      return Array.isArray(value) ? value.map(compactText) : undefined;
    }, true);
}

/**
 * The texts of the values below the keys, going through every array on the way
 * or, with an argument, through that element of every array. Where the keys
 * lead nowhere there is no text; an array at the end is one text.
 */
export function currentEach(...keys: readonly string[]): Extractor {
  return (argument) =>
    extraction((document) => descend(document, keys, argument)?.filter(isPresent).map(compactText), true);
}

/** {@link currentEach} for a property of each container. */
export function currentEachContainer(list: ContainerList, ...keys: readonly string[]): Extractor {
  return currentEach('requestObject', 'spec', list, ...keys);
}

/** {@link currentEach} for a property of each volume. */
export function currentEachVolume(...keys: readonly string[]): Extractor {
  return currentEach('requestObject', 'spec', 'volumes', ...keys);
}

/** The images of the containers; nothing when one has none. */
export function currentImages(list: ContainerList): Extractor {
  return (argument) => extraction((document) => images(document, list, argument), true);
}

/** The repositories of the containers' images, cut at the first colon. */
export function currentRepositories(list: ContainerList): Extractor {
  return (argument) => extraction((document) => images(document, list, argument)?.map(imageRepositoryToColon));
}

/** The image of the first container. */
export const currentFirstImage: Extractor = () =>
  extraction((document) => images(document, 'containers', '0')?.[0], true);

/** The repository of the first container's image. */
export const currentFirstRepository: Extractor = () =>
  extraction((document) => images(document, 'containers', '0')?.map(imageRepositoryToColon)[0]);

/** `true` when any container is privileged, else `false`. */
export const currentAnyPrivileged: Extractor = () =>
  extraction((document) => {
    const flags = descend(
      document,
      ['requestObject', 'spec', 'containers', 'securityContext', 'privileged'],
      undefined,
    );
    return flags && String(flags.includes(true));
  });

/** The host port of each port, else its container port; nothing when a container's ports are no array. */
export function currentHostPorts(list: ContainerList): Extractor {
  const keys = ['requestObject', 'spec', list, 'ports'];
  return (argument) =>
    extraction((document) => {
      const ports = descend(document, keys, argument)?.filter(isPresent);
      return ports?.every(Array.isArray) ? ports.flat().map(hostPortOf).filter(isPresent).map(compactText) : undefined;
    });
}

/**
 * One text per container: `runAsUser` or `runAsGroup` beside the container's
 * name, else the one directly in the pod's spec, else `0`. Neither is where
 * Kubernetes has it (securityContext), so that it is `0` in practice.
 */
export function currentEffectiveId(list: ContainerList, key: 'runAsUser' | 'runAsGroup'): Extractor {
  const podPath = pathOf('requestObject', 'spec', key);
  const keys = ['requestObject', 'spec', list, key];
  return (argument) =>
    extraction((document) => {
      const podId = textAt(document, podPath) ?? '0';
      return descend(document, keys, argument)?.map((id) => (id === undefined ? podId : compactText(id)));
    });
}

/** One text per container that has the key: its array of words, joined by blanks; nothing when one is no such array. */
export function currentWords(list: ContainerList, key: 'command' | 'args'): Extractor {
  const keys = ['requestObject', 'spec', list, key];
  return (argument) =>
    extraction((document) => {
      const all = descend(document, keys, argument)?.filter(isPresent);
      return all?.every(isWords) ? all.map((words) => words.join(' ')) : undefined;
    });
}

/** The elements of one list of every rule of a role, or of one rule; what is no list is passed over. */
export function currentRuleLists(key: string): Extractor {
  const keys = ['requestObject', 'rules', key];
  return (argument) =>
    extraction(
      (document) =>
        descend(document, keys, argument)?.flatMap((list) => (Array.isArray(list) ? list.map(compactText) : [])),
      true,
    );
}

/** The keys of every volume but `name`, or of one volume. */
export const currentVolumeTypes: Extractor = (argument) =>
  extraction(
    (document) => descend(document, ['requestObject', 'spec', 'volumes', ITSELF], argument)?.flatMap(volumeTypesOf),
    true,
  );

/** `true` when a volume has the host path, or one below the prefix when the argument ends in `*`; else `false`. */
export const currentUsesHostPath: Extractor = (argument = '') => {
  const prefix = argument.endsWith('*') ? argument.slice(0, -1) : undefined;
  return extraction((document) => {
    const paths = descend(document, ['requestObject', 'spec', 'volumes', 'hostPath', 'path'], undefined);
    const texts = paths?.filter(isPresent).map(compactText);
    return (
      texts && String(texts.some((path) => path === argument || (prefix !== undefined && path.startsWith(prefix))))
    );
  });
};

/** The decoded value of one parameter of the request URI. */
export const currentUriParameter: Extractor = (name = '') =>
  extraction((document) => {
    const uri = textAt(document, REQUEST_URI);
    return uri === undefined ? undefined : decodedQueryParameter(uri, name);
  });

/** The names of a binding's subjects of one kind, with the namespace before a colon when asked for. */
export function currentSubjectNames(kind: 'User' | 'Group' | 'ServiceAccount', hasNamespace: boolean): Extractor {
  return () =>
    extraction((document) => {
      const subjects = valueAt(document, SUBJECTS);
      if (!Array.isArray(subjects)) {
        return undefined;
      }
      const chosen = subjects.filter((subject) => valueAt(subject, KIND) === kind);
      const names = chosen.map((subject) => {
        const name = textAt(subject, NAME);
        return hasNamespace && name !== undefined ? `${textAt(subject, NAMESPACE) ?? ''}:${name}` : name;
      });
      return names.filter(isPresent);
    }, !hasNamespace);
}

/** The name of the target when it is a pod. */
export const currentPodName: Extractor = () =>
  extraction((document) => (valueAt(document, RESOURCE) === 'pods' ? textAt(document, TARGET_NAME) : undefined), true);

/** `true`, whatever the document. */
export const currentAlwaysTrue: Extractor = () => extraction(() => 'true');

function extraction(values: DocumentReader, isVerbatim = false): Extraction {
  const read = (document: unknown): FieldValue | undefined => {
    if (valueAt(document, AUDIT_ID) === undefined) {
      return undefined;
    }
    const value = values(document);
    return Array.isArray(value) && value.length === 0 ? undefined : value;
  };
  return { read: ofDocument(read), isVerbatim };
}

function images(document: unknown, list: ContainerList, index: string | undefined): string[] | undefined {
  const found = descend(document, ['requestObject', 'spec', list, 'image'], index);
  return found?.every(isPresent) ? found.map(compactText) : undefined;
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

function textAt(document: unknown, path: JsonPath): string | undefined {
  const value = valueAt(document, path);
  return value === undefined ? undefined : compactText(value);
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/**
 * Follows keys downwards. An array on the way is gone through: all elements
 * (an element without the rest gives undefined), or only the one the index
 * names. Undefined when the keys lead nowhere.
 */
function descend(from: unknown, keys: readonly string[], index: string | undefined): unknown[] | undefined {
  let value = from;
  for (const [i, key] of keys.entries()) {
    if (Array.isArray(value) && index === undefined) {
      const rest = keys.slice(i);
      return value.flatMap((element) => descend(element, rest, undefined) ?? [undefined]);
    }
    if (Array.isArray(value)) {
      value = value[Number(index)];
    }
    value = key === ITSELF ? value : ownMember(value, key);
    if (value === undefined) {
      return undefined;
    }
  }
  return [value];
}

function ownMember(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
