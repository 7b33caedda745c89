/** What is asked of the capture library, as the text that native/README.md defines. */
import type { Bitset } from '../../base/bitset.ts';
import type { ColumnName } from '../../event/column.ts';

/** What rules need of a capture. */
export interface CaptureDemand {
  /** Ids of the event types that any rule can match. */
  readonly eventTypes: Bitset;
  /** Columns that conditions and outputs read; one may be named more than once. */
  readonly columns: readonly ColumnName[];
}

/** Bytes of the mask of event types: one bit for each of the 456 types, whole bytes. */
const MASK_BYTES = 57;
/** Distinct strings that one epoch may have. */
const MAX_STRINGS = 1 << 15;
/** Longest argument of a column. */
const MAX_ARGUMENT_BYTES = 255;

/** Writes the options; `head` are bytes already taken from the input, which come before the rest. */
export function optionsText(demand: CaptureDemand, head: Uint8Array = new Uint8Array()): string {
  const columns = demandedColumns(demand).map(({ field, argument }) =>
    argument === undefined ? `column ${field}` : `column ${field}\t${argument}`,
  );
  const taken = head.length === 0 ? [] : [`head ${Buffer.from(head).toString('hex')}`];
  return [...taken, `types ${maskText(demand.eventTypes)}`, `max_strings ${MAX_STRINGS}`, ...columns]
    .map((line) => `${line}\n`)
    .join('');
}

/** Gives the columns, each once, without those whose argument cannot be said; nothing has a value for such. */
export function demandedColumns({ columns }: CaptureDemand): readonly ColumnName[] {
  const byText = new Map(
    columns.filter(isSayable).map((column) => [`${column.field}\t${column.argument ?? ''}`, column]),
  );
  return [...byText.values()];
}

function isSayable({ argument = '' }: ColumnName): boolean {
  const isOneWord = !['\t', '\n', '\0'].some((character) => argument.includes(character));
  return isOneWord && Buffer.byteLength(argument) <= MAX_ARGUMENT_BYTES;
}

function maskText(eventTypes: Bitset): string {
  const mask = Buffer.alloc(MASK_BYTES);
  for (const type of eventTypes) {
    mask[type >> 3]! |= 1 << (type & 7);
  }
  return mask.toString('hex');
}
