/** Random cases: a Kubernetes, a policy, and pods that are created and updated under it. */
import fc from 'fast-check';
import { hostileText } from '../hostile-text.ts';
import { containers, pods } from './arbitrary-pods.ts';
import { policies } from './arbitrary-policies.ts';
import type { Cluster } from './cluster.ts';
import type { Policy } from './objects.ts';
import { type Submission, submissions } from './requests.ts';

/** One policy, and many pods. */
export interface AdmissionCase {
  readonly cluster: Cluster;
  readonly policy: Policy;
  readonly submissions: readonly Submission[];
}

const clusters: fc.Arbitrary<Cluster> = fc.record({
  minor: fc.oneof({ weight: 3, arbitrary: fc.constant(24) }, fc.constantFrom(15, 17, 18, 19, 20, 21, 22, 23)),
  gates: fc.record({ ProcMountType: fc.boolean() }),
});

/** Cases of up to `podCount` pods; nearly all have as many. */
export function admissionCases(podCount: number): fc.Arbitrary<AdmissionCase> {
  const texts = fc.array(hostileText, { minLength: 2, maxLength: 2 });
  return fc.tuple(clusters, texts).chain(([cluster, shared]) => {
    const submission = submissions(pods(cluster, shared), containers(shared));
    return fc.record({
      cluster: fc.constant(cluster),
      policy: policies(cluster, shared),
      submissions: fc.array(submission, { minLength: 1, maxLength: podCount, size: 'max' }),
    });
  });
}
