/** Macros that the rules of all policies share: a file gets those that it uses. */

/** One macro as it stands in a file. */
export interface SharedMacro {
  readonly name: string;
  /** The item of the file, without line end. */
  readonly text: string;
}

const NAME = /^- macro: (\w+)$/m;
const WORDS = /\bpod_\w+/g;

/** Takes a rendered file of macros apart. Their names start with `pod_`, and each uses those before it only. */
export function sharedMacros(text: string): readonly SharedMacro[] {
  return text.split(/\n\n(?=- macro: )/).map((item) => ({ name: NAME.exec(item)?.[1] ?? '', text: item }));
}

/** Gives the macros that a text names, and those that they use, in their order. */
export function usedMacros(macros: readonly SharedMacro[], text: string): readonly SharedMacro[] {
  const names = new Set(text.match(WORDS));
  const used: SharedMacro[] = [];
  for (const macro of macros.toReversed()) {
    if (names.has(macro.name)) {
      used.push(macro);
      for (const name of macro.text.match(WORDS) ?? []) {
        names.add(name);
      }
    }
  }
  return used.reverse();
}
