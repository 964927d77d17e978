import type { CommanderError } from 'commander';
import { type Language, message } from '../base/messages.js';

/** What is wrong with the command line, in the user's language; commander says it in English. */
export function usageText(error: CommanderError, language: Language): string {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]);
  const near = /\(Did you mean (?:one of )?(.*?)\?\)/s.exec(error.message)?.[1];
  const name = quoted[0] ?? '';
  const text = ((): string => {
    switch (error.code) {
      case 'commander.unknownOption':
        return message('cli.usage.unknownOption', { name }, language);
      case 'commander.unknownCommand':
        return message('cli.usage.unknownCommand', { name }, language);
      case 'commander.missingArgument':
        return message('cli.usage.missingArgument', { name }, language);
      case 'commander.optionMissingArgument':
        return message('cli.usage.optionMissingArgument', { name }, language);
      case 'commander.missingMandatoryOptionValue':
        return message('cli.usage.missingOption', { name }, language);
      case 'commander.excessArguments':
        return message('cli.usage.excessArguments', {}, language);
      case 'commander.invalidArgument': {
        const reason = error.message
          .slice(error.message.indexOf(' is invalid.') + ' is invalid.'.length)
          .trim();
        return message('cli.usage.invalidArgument', { name, value: quoted[1] ?? '', reason }, language);
      }
      default:
        return error.message.replace(/^error: /, '');
    }
  })();
  return near === undefined ? text : `${text} ${message('cli.usage.near', { near }, language)}`;
}
