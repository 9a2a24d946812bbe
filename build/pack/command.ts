import { parseArgs } from 'node:util';
import { check } from './check';
import { diff } from './diff';
import { failed, type Outcome } from './outcome';
import { print } from './print';
import { schema, schemaFile } from './schema';
import { sign, verify } from './sign';

const usage = `npm run pack -- COMMAND

  check FILE [--production]                    every rule a pack has to keep, and what it leaves open
  sign FILE --key KEY.pem --key-id ID [-o OUT] signs what passes the gate (Ed25519)
  verify FILE --key PUB.pem                    whether a signed pack is exactly what was signed
  diff OLD NEW                                 what changes for the public
  print FILE [-o OUT.pdf] [--language cy] [--notice ID]
                                               the leaflet and the script card, to be printed
  schema [-o FILE]                             the format as JSON Schema, for editors`;

const options = {
  key: { type: 'string' },
  'key-id': { type: 'string' },
  output: { type: 'string', short: 'o' },
  production: { type: 'boolean' },
  language: { type: 'string' },
  notice: { type: 'string' },
} as const;

/** The file beside another, with another ending: `pack.json` → `pack.signed.json`. */
const beside = (file: string, ending: string): string => `${file.replace(/\.json$/, '')}${ending}`;

/** Does what the words after `npm run pack --` ask for. */
export async function runPackCommand(args: string[], { now }: { now: number }): Promise<Outcome> {
  let asked: ReturnType<typeof read>;
  try {
    asked = read(args);
  } catch (error) {
    return failed(`${error instanceof Error ? error.message : 'That isn’t understood.'}\n\n${usage}`);
  }
  const { values, positionals } = asked;
  const [command, file, other, ...more] = positionals;
  const lacking = (what: string): Outcome => failed(`${what}\n\n${usage}`);
  if (more.length > 0) return lacking(`There is a word too many: ${more.join(' ')}.`);
  if (command === 'schema') return schema(values.output ?? schemaFile);
  if (!command || !file) return lacking('Name a command and a file.');
  switch (command) {
    case 'check':
      return check(file, { now, forProduction: values.production ?? false });
    case 'sign': {
      const { key, 'key-id': keyId, output = beside(file, '.signed.json') } = values;
      if (!key || !keyId) return lacking('Signing needs --key and --key-id.');
      return sign(file, { key, keyId, output, now });
    }
    case 'verify':
      return values.key ? verify(file, { key: values.key }) : lacking('Verifying needs --key.');
    case 'diff':
      return other ? diff(file, other) : lacking('Name two packs, the old one first.');
    case 'print':
      return print(file, {
        output: values.output ?? beside(file, '.pdf'),
        language: values.language,
        noticeId: values.notice,
        now,
      });
    default:
      return lacking(`There is no command ${command}.`);
  }
}

function read(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true });
}
