/**
 * Field class `fdlist`.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_fdlist.cpp
 */
import { type FieldClass, field } from './field-class.ts';

/** The class `fdlist`. */
export const FD_LIST: FieldClass = {
  name: 'fdlist',
  desc: 'The file descriptors that poll and ppoll wait for; each field joins them with commas.',
  fields: [
    field('fdlist.nums', 'charbuf', 'Their numbers.'),
    field('fdlist.names', 'charbuf', 'Their names.'),
    field('fdlist.cips', 'charbuf', 'Their client addresses.'),
    field('fdlist.sips', 'charbuf', 'Their server addresses.'),
    field('fdlist.cports', 'charbuf', 'Their client ports.'),
    field('fdlist.sports', 'charbuf', 'Their server ports.'),
  ],
};
