/**
 * Extraction of `ka.*` values as Falco's built-in k8s_audit source did it from
 * 0.28.1 to 0.31: every field is a list of texts, `<NA>` marks what is missing,
 * and a document of an unexpected shape gives the single value `<NA>`.
 * @see falcosecurity/falco userspace/engine/json_evt.cpp
 */
import { type Extraction, type Extractor, ofDocument } from './audit-extraction.ts';
import { imageRepository } from './image-repository.ts';
import { type JsonPath, pathOf, placeOf, valueAt } from './json-pointer.ts';
import { sortedText } from './json-text.ts';
import { hostPortOf, volumeTypesOf } from './pod-parts.ts';
import { rawQueryParameter } from './uri-query.ts';

const NO_VALUE = '<NA>';
const MISSING: readonly string[] = [NO_VALUE];

const SPEC = pathOf('requestObject', 'spec');
const CONTAINERS = pathOf('requestObject', 'spec', 'containers');
const VOLUMES = pathOf('requestObject', 'spec', 'volumes');
const RULES = pathOf('requestObject', 'rules');
const REQUEST_URI = pathOf('requestURI');
const IMAGE = pathOf('image');
const PORTS = pathOf('ports');
const PRIVILEGED = pathOf('securityContext', 'privileged');

/** The values in a document; undefined when it has not the shape that the extraction needs. */
type Texts = (document: unknown) => readonly string[] | undefined;

/**
 * Follows paths one after the other; where one ends in an array, the next goes
 * on from each element. An element that lacks the next path gives `<NA>`.
 * A numeric argument selects one value.
 */
export function legacyPaths(...paths: readonly JsonPath[]): Extractor {
  const all = (document: unknown): readonly string[] => {
    const values: string[] = [];
    follow(document, paths, 0, values);
    return values;
  };
  return (argument) => {
    if (argument === undefined) {
      return { read: ofDocument(all), isVerbatim: true };
    }
    const index = Number(argument);
    return {
      read: ofDocument((document) => {
        const values = all(document);
        return index < values.length ? values : MISSING;
      }),
      readSelected: ofDocument((document) => [all(document)[index] ?? NO_VALUE]),
      isVerbatim: true,
    };
  };
}

/** The value at one path where Kubernetes has a single value; an empty array there counts as missing. */
export function legacyText(path: JsonPath): Extractor {
  const values = (document: unknown): readonly string[] => {
    const found: string[] = [];
    follow(document, [path], 0, found);
    return found.length === 0 ? MISSING : found;
  };
  return () => ({ read: ofDocument(values), isVerbatim: true, isNeverEmpty: true, ...placeOf(path, true) });
}

/** {@link legacyPaths} for a property of each container. */
export function legacyEachContainer(...keys: readonly string[]): Extractor {
  return legacyPaths(CONTAINERS, pathOf(...keys));
}

/** {@link legacyPaths} for a property of each volume. */
export function legacyEachVolume(...keys: readonly string[]): Extractor {
  return legacyPaths(VOLUMES, pathOf(...keys));
}

/** The images of all containers; `<NA>` when one has none. An argument selects nothing. */
export const legacyImages: Extractor = () => extraction(images, true);

/** The repositories of the images of all containers, registry and port kept. */
export const legacyRepositories: Extractor = () => extraction((document) => images(document)?.map(imageRepository));

/** The image of the first container. */
export const legacyFirstImage: Extractor = () => extraction(firstImage, true);

/** The repository of the first container's image. */
export const legacyFirstRepository: Extractor = () =>
  extraction((document) => firstImage(document)?.map(imageRepository));

/** `true` when any container is privileged, else `false`. */
export const legacyAnyPrivileged: Extractor = () =>
  extraction((document) => {
    const containers = elementsAt(document, CONTAINERS);
    return containers && [String(containers.some((container) => valueAt(container, PRIVILEGED) === true))];
  });

/** The host port of each port, else its container port, of all containers. */
export const legacyHostPorts: Extractor = () =>
  extraction((document) =>
    elementsAt(document, CONTAINERS)?.flatMap((container) =>
      (elementsAt(container, PORTS) ?? []).map(hostPortOf).filter(isPresent).map(sortedText),
    ),
  );

/** The `runAsUser` or `runAsGroup` that holds for each container: its own, else the pod's, else 0. */
export function legacyEffectiveId(key: 'runAsUser' | 'runAsGroup'): Extractor {
  const path = pathOf('securityContext', key);
  return () =>
    extraction((document) => {
      const podId = idAt(valueAt(document, SPEC), path, 0);
      const containers = elementsAt(document, CONTAINERS);
      if (podId === undefined || containers === undefined) {
        return undefined;
      }
      const ids = containers.map((container) => idAt(container, path, podId));
      return ids.includes(undefined) ? undefined : ids.map(String);
    });
}

/** The elements of one list of every rule of a role; rules without it are passed over. */
export function legacyRuleLists(key: string): Extractor {
  const path = pathOf(key);
  return () =>
    extraction(
      (document) => elementsAt(document, RULES)?.flatMap((rule) => (elementsAt(rule, path) ?? []).map(sortedText)),
      true,
    );
}

/** The keys of every volume but `name`: the types of the volumes. */
export const legacyVolumeTypes: Extractor = () =>
  extraction((document) => elementsAt(document, VOLUMES)?.flatMap(volumeTypesOf), true);

/** `false` when there are volumes: the field compared a path with the hostPath object, and so never found one. */
export const legacyUsesHostPath: Extractor = () =>
  extraction((document) => (valueAt(document, VOLUMES) === undefined ? undefined : ['false']));

/** The value of one parameter of the request URI, not decoded. */
export const legacyUriParameter: Extractor = (name = '') =>
  extraction((document) => {
    const uri = valueAt(document, REQUEST_URI);
    const value = typeof uri === 'string' ? rawQueryParameter(uri, name) : undefined;
    return value === undefined ? undefined : [value];
  });

/** `true`, whatever the document. */
export const legacyAlwaysTrue: Extractor = () => extraction(() => ['true']);

function extraction(texts: Texts, isVerbatim = false): Extraction {
  return { read: ofDocument((document) => texts(document) ?? MISSING), isVerbatim };
}

function follow(value: unknown, paths: readonly JsonPath[], from: number, values: string[]): void {
  const path = paths[from];
  const found = path === undefined ? value : valueAt(value, path);
  if (found === undefined) {
    values.push(NO_VALUE);
  } else if (path !== undefined && Array.isArray(found)) {
    for (const element of found) {
      follow(element, paths, from + 1, values);
    }
  } else {
    values.push(sortedText(found));
  }
}

/**
 * Gives what a loop over the value at a path meets: elements of an array,
 * members of an object, nothing of null, any other value itself.
 * Undefined when there is no value.
 */
function elementsAt(document: unknown, path: JsonPath): readonly unknown[] | undefined {
  const value = valueAt(document, path);
  if (value === undefined || Array.isArray(value)) {
    return value;
  }
  if (value === null) {
    return [];
  }
  return typeof value === 'object' ? Object.values(value) : [value];
}

function images(document: unknown): readonly string[] | undefined {
  const found = elementsAt(document, CONTAINERS)?.map((container) => valueAt(container, IMAGE));
  return found?.every(isString) ? found : undefined;
}

function firstImage(document: unknown): readonly string[] | undefined {
  const image = valueAt(elementsAt(document, CONTAINERS)?.[0], IMAGE);
  return isString(image) ? [image] : undefined;
}

function isPresent(value: unknown): boolean {
  return value !== undefined;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** Gives the integer at a path, or the default where there is nothing; undefined when the shape is wrong. */
function idAt(value: unknown, path: JsonPath, whenMissing: number | bigint): number | bigint | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const found = valueAt(value, path);
  if (found === undefined) {
    return whenMissing;
  }
  if (typeof found === 'bigint') {
    return found;
  }
  return typeof found === 'number' || typeof found === 'boolean' ? Math.trunc(Number(found)) : undefined;
}
