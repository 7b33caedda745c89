/**
 * Field class `group`.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_group.cpp
 */
import { type FieldClass, field } from './field-class.ts';

/** The class `group`. */
export const GROUP: FieldClass = {
  name: 'group',
  desc: 'The group that the thread runs as when the event happens.',
  fields: [
    field('group.gid', 'uint32', 'Group id; 4294967295 when it is not known.'),
    field('group.name', 'charbuf', 'Name of the group.'),
  ],
};
