import { asArray, isText } from './join.ts';
import { type Transformer, wrongArguments } from './transformer.ts';

/** One option found: its letter, and its value when it takes one (empty when that is missing). */
interface FoundOption {
  readonly letter: string;
  readonly value?: string;
  readonly isIncomplete?: boolean;
}

/**
 * `getopt(arguments, options)`: the option letters and values of a command
 * line, as getopt(3) reads them up to the first argument that is no option;
 * long options are passed over. With `[c]`, the value option `c` had last.
 */
export const getopt: Transformer = {
  name: 'getopt',
  summary: 'The options of a command line as getopt(3) reads them.',
  takesArgument: true,
  bind(inputs, argument) {
    const [list, options] = inputs;
    const isList = list?.kind === 'list' || (list?.kind === 'operand' && list.isList);
    if (inputs.length !== 2 || !isList || options === undefined || !isText(options)) {
      return wrongArguments('getopt', 'a list of arguments and a text of options');
    }
    if (argument === undefined) {
      return {
        type: 'charbuf',
        isList: true,
        apply: ([values, letters]) => optionTexts(read(asArray(values).map(String), String(letters))),
      };
    }
    if (!/^[^:?-]$/u.test(argument)) {
      return wrongArguments('getopt', 'one option letter in brackets');
    }
    return {
      type: 'charbuf',
      isList: false,
      apply: ([values, letters]) => {
        const found = read(asArray(values).map(String), String(letters)).filter(({ letter }) => letter === argument);
        const last = found.at(-1);
        return last === undefined ? undefined : (last.value ?? '');
      },
    };
  },
};

function optionTexts(found: readonly FoundOption[]): readonly string[] | undefined {
  const texts = found.flatMap(({ letter, value, isIncomplete }) => {
    if (value === undefined) {
      return [letter];
    }
    return isIncomplete ? [value] : [letter, value];
  });
  return texts.length === 0 ? undefined : texts;
}

function read(args: readonly string[], optionLetters: string): FoundOption[] {
  const found: FoundOption[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--' || word === '-' || !word.startsWith('-')) {
      break;
    }
    if (word.startsWith('--')) {
      continue;
    }
    i += readCluster(word.slice(1), args[i + 1], optionLetters, found);
  }
  return found;
}

/** Reads the letters of one word; gives the number of following words used as a value. */
function readCluster(word: string, next: string | undefined, optionLetters: string, found: FoundOption[]): number {
  const letters = [...word];
  for (const [position, letter] of letters.entries()) {
    const at = letter === ':' ? -1 : optionLetters.indexOf(letter);
    if (at < 0) {
      continue;
    }
    if (optionLetters[at + letter.length] !== ':') {
      found.push({ letter });
      continue;
    }
    const rest = letters.slice(position + 1).join('');
    if (rest !== '') {
      found.push({ letter, value: rest });
      return 0;
    }
    found.push(next === undefined ? { letter, value: '', isIncomplete: true } : { letter, value: next });
    return next === undefined ? 0 : 1;
  }
  return 0;
}
