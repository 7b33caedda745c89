/** Which images and namespaces a policy's rules look at, in every spelling that a pod or a runtime may use. */
import type { PlainData } from './control.ts';
import type { PolicyScope } from './model.ts';

const DOCKER_HOSTS: readonly string[] = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

/** The scope as data for templates; empty lists do not limit. */
export interface ScopeContext {
  /** Images without tag: names of repositories. */
  readonly repositories: readonly string[];
  /** Images with tag or digest. */
  readonly references: readonly string[];
  /** What the JSON text of a container holds when it has one of these images. */
  readonly image_texts: readonly string[];
  readonly namespaces: readonly string[];
  readonly is_limited: boolean;
  readonly [key: string]: PlainData;
}

/**
 * Gives the scope of a policy. An image of Docker Hub has several names
 * (`nginx`, `docker.io/library/nginx`): manifests use the short, runtimes the long ones.
 * Spellings that are not writable are too long for an image; they are left out.
 */
export function scopeContext(
  { images = [], namespaces = [] }: PolicyScope,
  isWritable: (text: string) => boolean,
): ScopeContext {
  const repositories = images.filter((image) => !hasVersion(image)).flatMap(spellings);
  const references = images.filter(hasVersion).flatMap(spellings);
  const unique = (texts: readonly string[]) => [...new Set(texts)].filter(isWritable);
  return {
    repositories: unique(repositories),
    references: unique(references),
    image_texts: unique([
      ...repositories.flatMap((name) => [imageText(name), openImageText(`${name}:`), openImageText(`${name}@`)]),
      ...references.map(imageText),
    ]),
    namespaces: unique(namespaces),
    is_limited: images.length > 0 || namespaces.length > 0,
  };
}

/** Tells a tag or digest from a registry's port: it stands after the last slash. */
function hasVersion(image: string): boolean {
  return /[:@]/.test(image.slice(image.lastIndexOf('/') + 1)) || image.includes('@');
}

function spellings(image: string): readonly string[] {
  const slash = image.indexOf('/');
  const host = slash < 0 ? '' : image.slice(0, slash);
  const isHost = /[.:]/.test(host) || host === 'localhost';
  if (isHost && !DOCKER_HOSTS.includes(host)) {
    return [image];
  }
  const path = isHost ? image.slice(slash + 1) : image;
  const short = path.startsWith('library/') ? path.slice('library/'.length) : path;
  const names = short.includes('/') ? [short] : [short, `library/${short}`];
  return [...new Set([image, ...names, ...names.map((name) => `docker.io/${name}`)])];
}

function imageText(image: string): string {
  return `"image":${JSON.stringify(image)}`;
}

function openImageText(image: string): string {
  return imageText(image).slice(0, -1);
}
