import { runPackCommand } from './command';

const { say, code } = await runPackCommand(process.argv.slice(2), { now: Date.now() });
(code === 0 ? process.stdout : process.stderr).write(`${say}\n`);
process.exitCode = code;
