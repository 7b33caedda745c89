/** Checks of one text against constants, indexed so that a text costs what holds for it, not what is asked. */
import { asciiLower } from '../../operators/text-order.ts';
import { AffixTrie } from './affix-trie.ts';
import type { FoundAtoms } from './found-atoms.ts';
import { PartFinder } from './part-finder.ts';
import { PathPrefixes } from './path-prefixes.ts';

/** A pattern that is tried on texts that contain its part only. */
interface Gated {
  readonly atom: number;
  test(text: string): boolean;
}

/** Atoms by what a text equals, begins, ends with or contains. `seal` once after the last check. */
export class TextIndex {
  readonly #exact = new Map<string, number[]>();
  #prefixes: AffixTrie | undefined;
  #suffixes: AffixTrie | undefined;
  #paths: PathPrefixes | undefined;
  /** Labels are atoms, or of gated patterns -1 - their position. */
  #parts: PartFinder | undefined;
  #lowered: PartFinder | undefined;
  readonly #gated: Gated[] = [];
  #found: FoundAtoms | undefined;
  #text = '';

  addExact(texts: Iterable<string>, atom: number): void {
    for (const text of new Set(texts)) {
      const atoms = this.#exact.get(text);
      if (atoms === undefined) {
        this.#exact.set(text, [atom]);
      } else {
        atoms.push(atom);
      }
    }
  }

  addPrefix(text: string, atom: number): void {
    this.#prefixes ??= new AffixTrie('prefix');
    this.#prefixes.add(text, atom);
  }

  addSuffix(text: string, atom: number): void {
    this.#suffixes ??= new AffixTrie('suffix');
    this.#suffixes.add(text, atom);
  }

  addPart(text: string, atom: number): void {
    this.#parts ??= new PartFinder();
    this.#parts.add(text, atom);
  }

  /** Adds a part to be found in either case of ASCII letters. */
  addLoweredPart(text: string, atom: number): void {
    this.#lowered ??= new PartFinder();
    this.#lowered.add(asciiLower(text), atom);
  }

  addPaths(prefixes: Iterable<string>, atom: number): void {
    this.#paths ??= new PathPrefixes();
    for (const prefix of prefixes) {
      this.#paths.add(prefix, atom);
    }
  }

  /** Adds a test that is false of all texts without the part. */
  addGated(part: string, gated: Gated): void {
    this.#gated.push(gated);
    this.addPart(part, -this.#gated.length);
  }

  seal(): void {
    this.#parts?.seal();
    this.#lowered?.seal();
  }

  collect(text: string, found: FoundAtoms): void {
    const exact = this.#exact.get(text);
    if (exact !== undefined) {
      found.addAll(exact);
    }
    this.#prefixes?.collect(text, found);
    this.#suffixes?.collect(text, found);
    this.#paths?.collect(text, found);
    this.#found = found;
    this.#text = text;
    this.#parts?.find(text, this.#report);
    this.#lowered?.find(asciiLower(text), this.#report);
  }

  readonly #report = (labels: readonly number[]): void => {
    const found = this.#found!;
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i]!;
      if (label >= 0) {
        found.add(label);
      } else {
        const { atom, test } = this.#gated[-1 - label]!;
        if (found.marks[atom] === 0 && test(this.#text)) {
          found.add(atom);
        }
      }
    }
  };
}
