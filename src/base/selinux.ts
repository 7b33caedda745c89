/** SELinux levels, which have one meaning in several spellings. */

/**
 * Brings a level to one spelling: its categories are sorted (`s0:c2,c1` → `s0:c1,c2`).
 * Two levels are the same to Kubernetes when their spellings are.
 * @see kubernetes/kubernetes pkg/security/podsecuritypolicy/selinux/mustrunas.go equalLevels
 */
export function seLinuxLevel(level: string): string {
  const colon = level.indexOf(':');
  if (colon < 0) {
    return level;
  }
  const categories = level.slice(colon + 1).split(',');
  return `${level.slice(0, colon)}:${categories.sort().join(',')}`;
}
