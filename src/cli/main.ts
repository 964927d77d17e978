import { CommanderError } from 'commander';
import { type Language, message } from '../base/messages.js';
import { commandLine } from './command-line.js';
import { codeOf } from './draft.js';
import { EXIT, type ExitCode, Stop } from './exit.js';
import { chooseLanguage } from './language.js';
import { packageVersion } from './package-files.js';
import { usageText } from './usage.js';

/** Runs the command with the words after its name and gives the exit code. Nothing is thrown. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  // The reader of a pipe may have seen enough (`renkei show x | head`).
  process.stdout.on('error', (error) => process.exit(codeOf(error) === 'EPIPE' ? EXIT.ok : EXIT.failed));
  const language = chooseLanguage(words, process.env);
  let exit: ExitCode = EXIT.ok;
  try {
    const around = { out: process.stdout, err: process.stderr, env: process.env, language };
    const program = commandLine(around, (code) => {
      exit = code;
    });
    if (words.length === 0) {
      program.outputHelp();
      return EXIT.usage;
    }
    await program.parseAsync(words, { from: 'user' });
    return exit;
  } catch (error) {
    return report(error, words, language);
  }
}

/** Tells what ended the command: one text, never a stack trace unless RENKEI_DEBUG asks for it. */
function report(error: unknown, words: readonly string[], language: Language): ExitCode {
  const tell = (text: string): void => {
    if (text === '') return;
    process.stderr.write(`renkei: ${text}\n`);
    // Whoever reads JSON gets JSON whatever happens.
    if (words.includes('--json'))
      process.stdout.write(`${JSON.stringify({ status: 'error', messages: [text] })}\n`);
  };
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.helpDisplayed') return EXIT.ok;
    tell(usageText(error, language));
    process.stderr.write(`${message('cli.usage.help', { command: helpFor(words) }, language)}\n`);
    return EXIT.usage;
  }
  if (error instanceof Stop) {
    tell(error.message);
    return error.exit;
  }
  if (process.env.RENKEI_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  const system = systemText(error, language);
  if (system !== undefined) tell(system);
  else {
    const what = (error instanceof Error ? error.message : String(error)).split('\n')[0];
    tell(message('cli.unexpected', { version: packageVersion(), what }, language));
  }
  return EXIT.failed;
}

function helpFor(words: readonly string[]): string {
  const command = words.find((word) =>
    /^(init|check|plan|compare|verify|show|convert|export|evidence|permissions)$/.test(word),
  );
  return command === undefined ? 'renkei --help' : `renkei ${command} --help`;
}

/** What the system refused (no rights, no room, no such file), in plain words. */
function systemText(error: unknown, language: Language): string | undefined {
  const code = codeOf(error);
  if (!(error instanceof Error) || code === undefined || !('syscall' in error)) return undefined;
  const path = 'path' in error ? String(error.path) : '';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return message('cli.system.denied', { path, code }, language);
    case 'ENOSPC':
    case 'EDQUOT':
      return message('cli.system.full', { path, code }, language);
    case 'ENOENT':
    case 'ENOTDIR':
      return message('cli.system.missing', { path, code }, language);
    default:
      return message('cli.system.other', { path, code }, language);
  }
}
