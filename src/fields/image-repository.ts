/** The repository part of a container image's name, as each model of the audit source cuts it. */

/**
 * Cuts digest and tag off and keeps registry and port: `reg:5000/x/y:1` gives `reg:5000/x/y`.
 * @see falcosecurity/libs userspace/libsinsp/utils.cpp split_container_image
 */
export function imageRepository(image: string): string {
  const slash = image.indexOf('/');
  const rest = image.slice(slash + 1);
  return image.slice(0, slash + 1) + upTo(':', upTo('@', rest));
}

/**
 * Cuts at the first colon, then at the first `@`, so that a registry's port
 * hides the rest: `reg:5000/x` gives `reg`.
 * @see falcosecurity/plugins plugins/k8saudit/pkg/k8saudit/extract.go
 */
export function imageRepositoryToColon(image: string): string {
  return upTo('@', upTo(':', image));
}

function upTo(separator: string, text: string): string {
  return text.split(separator, 1)[0] ?? '';
}
