/** A policy about as strict as the "restricted" example of the Kubernetes documentation. */
export const RESTRICTIVE_POLICY = `
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: restricted
spec:
  privileged: false
  allowPrivilegeEscalation: false
  hostNetwork: false
  hostIPC: false
  hostPID: false
  readOnlyRootFilesystem: true
  volumes: [configMap, emptyDir, projected, secret, downwardAPI, persistentVolumeClaim]
  allowedCapabilities: []
  runAsUser:
    rule: MustRunAsNonRoot
  runAsGroup:
    rule: MustRunAs
    ranges: [{ min: 1, max: 65535 }]
  supplementalGroups:
    rule: MayRunAs
    ranges: [{ min: 1, max: 65535 }]
  fsGroup:
    rule: MayRunAs
    ranges: [{ min: 1, max: 65535 }]
  seLinux:
    rule: RunAsAny
`;
