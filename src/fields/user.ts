/**
 * Field class `user`.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_user.cpp
 */
import { type FieldClass, field } from './field-class.ts';

/** The class `user`. */
export const USER: FieldClass = {
  name: 'user',
  desc: 'The user that the thread runs as when the event happens.',
  fields: [
    field('user.uid', 'uint32', 'User id; 4294967295 when it is not known.'),
    field('user.name', 'charbuf', 'Name of the user.'),
    field('user.homedir', 'charbuf', 'Home directory of the user.'),
    field('user.shell', 'charbuf', 'Login shell of the user.'),
    field('user.loginuid', 'int64', 'Id of the user that logged in (audit user id); -1 when there is none.'),
    field('user.loginname', 'charbuf', 'Name of the user that logged in.'),
  ],
};
