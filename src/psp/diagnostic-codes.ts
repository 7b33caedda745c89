/** Every diagnostic of this layer: what it means to the person who reads it. */

/** One code, for reference pages. */
export interface DiagnosticCode {
  readonly title: string;
  readonly meaning: string;
}

/** All codes by name. */
export const PSP_DIAGNOSTICS: Readonly<Record<string, DiagnosticCode>> = {
  PSP_FILE_TOO_LARGE: {
    title: 'file too large',
    meaning: 'Policies are small; a file beyond the limit is not read at all.',
  },
  PSP_FILE_BINARY: {
    title: 'binary file',
    meaning:
      'The file holds a NUL character, so it is not YAML text. UTF-16 without a byte order mark looks like this too.',
  },
  PSP_FILE_NOT_UTF8: {
    title: 'file not UTF-8',
    meaning: 'Kubernetes takes UTF-8 only. Save the file in that encoding.',
  },
  PSP_FILE_EMPTY: {
    title: 'empty file',
    meaning: 'The file holds nothing but comments, blanks or empty documents.',
  },
  PSP_YAML_SYNTAX: {
    title: 'not YAML',
    meaning: 'The text cannot be read as YAML. Other documents of the file are still looked at.',
  },
  PSP_YAML_TOO_COMPLEX: {
    title: 'YAML too complex',
    meaning: 'Values nest too deep, or aliases multiply them beyond what a policy can need.',
  },
  PSP_DUPLICATE_KEY: {
    title: 'duplicate key',
    meaning: 'A mapping has the same key twice; which one counts depends on the reader. The first is used here.',
  },
  PSP_NO_POLICY: {
    title: 'no policy',
    meaning: 'The file is good YAML, but no document in it is a PodSecurityPolicy.',
  },
  PSP_OTHER_KIND: {
    title: 'other kind',
    meaning: 'A document or list item is of another kind, such as a ClusterRole. It is skipped.',
  },
  PSP_MISSING_FIELD: {
    title: 'missing field',
    meaning:
      'Something that every policy, or this part of it, must have is absent. A missing end of a range counts as 0.',
  },
  PSP_UNKNOWN_FIELD: {
    title: 'unknown field',
    meaning: 'The API server drops fields that it does not know, so the policy is stricter or looser than written.',
  },
  PSP_WRONG_TYPE: {
    title: 'wrong type',
    meaning: 'A value is of another type than the API demands, for instance a quoted "true" where true must stand.',
  },
  PSP_BAD_VALUE: {
    title: 'bad value',
    meaning: 'A value is none of those that the API knows here.',
  },
  PSP_BAD_RANGE: {
    title: 'bad range',
    meaning:
      'A range of ids is inverted, negative or too large. A range of host ports may be, and then contains no port.',
  },
  PSP_CONFLICT: {
    title: 'conflict',
    meaning: 'Two values of the policy contradict each other.',
  },
  PSP_DUPLICATE_VALUE: {
    title: 'duplicate value',
    meaning: 'A list in which every value may stand once has one of them twice.',
  },
  PSP_BAD_NAME: {
    title: 'bad name',
    meaning:
      'Kubernetes demands a DNS name for a policy, and names of a certain form as keys of labels and annotations.',
  },
  PSP_BAD_ANNOTATION: {
    title: 'bad annotation',
    meaning: 'A falco-rules-psp annotation is not a string that holds a list of names.',
  },
  PSP_EMPTY_SCOPE: {
    title: 'empty scope',
    meaning: 'A falco-rules-psp annotation names no image or namespace. The policy gets no rules.',
  },
  PSP_MISSING_STRATEGY: {
    title: 'missing strategy',
    meaning:
      'The API demands seLinux, runAsUser, supplementalGroups and fsGroup. Dialects of older Falco take one that is absent for RunAsAny.',
  },
  PSP_DROPPED_FIELD: {
    title: 'dropped field',
    meaning:
      'A server of the release that is meant (`--kubernetes`, `--feature-gates`) drops the value without a word, so the policy means something else than it says.',
  },
  PSP_NO_EFFECT: {
    title: 'no effect',
    meaning: 'The value changes nothing: another one makes it moot, or nothing that pods usually say can match it.',
  },
  PSP_REFUSES_ORDINARY: {
    title: 'refuses ordinary pods',
    meaning:
      'The policy refuses pods for something that nobody wrote into them, such as the token of a service account.',
  },
  PSP_FILLS_IN: {
    title: 'fills in',
    meaning:
      'The policy changes pods when they are created. Pods that are older than the policy, and lack what it would fill in, can no longer be updated.',
  },
  PSP_ROOT_BY_DEFAULT: {
    title: 'root by default',
    meaning: 'Pods that state no id get the first one of the first range, and that is 0.',
  },
  PSP_LOOSE: {
    title: 'loose',
    meaning: 'What the policy does not say is allowed.',
  },
  PSP_UNUSABLE: {
    title: 'unusable policy',
    meaning: 'A strategy demands ids of a range and names none. Kubernetes cannot admit any pod by such a policy.',
  },
  PSP_PREFIX_COLLISION: {
    title: 'prefix collision',
    meaning: 'Two policies would give their rules the same names. The later one gets a number.',
  },
  PSP_RULES_TOO_LARGE: {
    title: 'rules too large',
    meaning: 'A list of the policy, or all policies together, would make a rules file that cannot be loaded.',
  },
  PSP_NOT_EXPRESSIBLE: {
    title: 'not expressible',
    meaning:
      'A text of the policy cannot be written in a condition. It is left out, on the strict side where there is one.',
  },
  PSP_NOT_CONVERTED: {
    title: 'not converted',
    meaning: 'The policy states something for which this dialect has no rules.',
  },
};
