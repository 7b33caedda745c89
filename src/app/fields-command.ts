/** `drypod fields`: lists what conditions and outputs can name. */
import { describeFields } from '../fields/describe.ts';
import { type Console, print } from './console.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import type { FieldsOptions } from './invocation.ts';

/** Lists. @throws OutputError */
export async function fieldsCommand(options: FieldsOptions, console: Console): Promise<ExitCode> {
  const { format, source, k8sAuditSemantics } = options;
  const text = describeFields({
    format,
    columns: console.columns,
    ...(source === undefined ? {} : { source }),
    ...(k8sAuditSemantics === undefined ? {} : { semantics: k8sAuditSemantics }),
  });
  await print(console, text);
  return EXIT_CODE.ran;
}
