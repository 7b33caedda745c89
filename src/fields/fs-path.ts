/**
 * Field class `fs.path`.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_fspath.cpp
 */
import { type FieldClass, field } from './field-class.ts';

/** The class `fs.path`. */
export const FS_PATH: FieldClass = {
  name: 'fs.path',
  desc: 'Paths in the file system that a call names, also where no file is opened, as in unlink, rename and mkdir.',
  fields: [
    field('fs.path.name', 'charbuf', 'The path, made absolute.'),
    field('fs.path.nameraw', 'charbuf', 'The path as given to the call.'),
    field('fs.path.source', 'charbuf', 'Source path of a call with two paths, made absolute.'),
    field('fs.path.sourceraw', 'charbuf', 'Source path of a call with two paths, as given.'),
    field('fs.path.target', 'charbuf', 'Target path of a call with two paths, made absolute.'),
    field('fs.path.targetraw', 'charbuf', 'Target path of a call with two paths, as given.'),
  ],
};
