import type { ExitCode } from '../exit-codes.ts';
import { jsonSchema } from '../manifest/reference.ts';
import type { Call } from './call.ts';

/** `hvm schema`: the JSON Schema of a manifest file, for editors. */
export async function schema(call: Call): Promise<ExitCode> {
  call.print(JSON.stringify(jsonSchema(), null, 2));
  return 0;
}
