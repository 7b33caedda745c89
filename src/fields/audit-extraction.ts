/** How a field of the audit source gets its values, and how such a way becomes a Field. */
import type { BoundField, Field, FieldArgument, FieldValue, Reader } from './field.ts';
import { argumentMistake } from './field-class.ts';

/** Gives a field's value from an event's JSON document; undefined when the document has none. Must not throw. */
export type DocumentReader = (document: unknown) => FieldValue | undefined;

/** A way to get a field's values, its argument settled. See BoundField for what each part means. */
export type Extraction = Pick<
  BoundField,
  'read' | 'readSelected' | 'readPresence' | 'isVerbatim' | 'isNeverEmpty' | 'place'
>;

/** Settles a field's argument, which the field has checked; a returned string is what else is wrong with it. */
export type Extractor = (argument: string | undefined) => Extraction | string;

/** What both models of the audit source say about a field. */
export interface AuditFieldFacts {
  readonly name: string;
  readonly desc: string;
  readonly argument?: FieldArgument;
}

/** Which values a field has: `auditvalue` lists (legacy model), text or a list of texts (current model). */
export interface AuditFieldShape {
  readonly type: 'auditvalue' | 'charbuf';
  readonly isList: boolean;
}

/** Makes a field of the audit source. */
export function auditField(facts: AuditFieldFacts, shape: AuditFieldShape, extractor: Extractor): Field {
  return {
    ...facts,
    ...shape,
    bind: (argument) => {
      const mistake = argumentMistake(facts, argument);
      if (mistake !== undefined) {
        return mistake;
      }
      const extraction = extractor(argument);
      return typeof extraction === 'string' ? extraction : { ...shape, ...extraction };
    },
  };
}

/** Makes a reader of events from a reader of their documents. */
export function ofDocument(read: DocumentReader): Reader {
  return (batch, row) => read(batch.documents[row]);
}
