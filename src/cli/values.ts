import { InvalidArgumentError } from 'commander';
import { message } from '../base/messages.js';
import { nearest } from '../base/text.js';

/** Reads a number of an option; what is none, or out of range, is a usage error in the user's language. */
export function numberOption(
  language: string,
  range: { readonly above?: number; readonly least?: number; readonly most?: number },
) {
  return (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const fits =
      Number.isFinite(value) &&
      value > (range.above ?? Number.NEGATIVE_INFINITY) &&
      value >= (range.least ?? Number.NEGATIVE_INFINITY) &&
      value <= (range.most ?? Number.POSITIVE_INFINITY);
    if (fits) return value;
    const most = range.most;
    const key =
      most !== undefined
        ? 'cli.usage.numberBetween'
        : range.above !== undefined
          ? 'cli.usage.numberAbove'
          : 'cli.usage.numberLeast';
    throw new InvalidArgumentError(
      message(key, { least: range.least ?? range.above ?? '', most: most ?? '' }, language),
    );
  };
}

/** One of a few words; a mistyped one gets the nearest as a suggestion. */
export function choiceOption<T extends string>(language: string, choices: readonly T[]) {
  return (text: string): T => {
    const found = choices.find((choice) => choice === text.toLowerCase());
    if (found !== undefined) return found;
    const near = nearest(text, choices);
    const key = near === undefined ? 'cli.usage.choices' : 'cli.usage.choicesNear';
    throw new InvalidArgumentError(message(key, { choices: choices.join(', '), near: near ?? '' }, language));
  };
}
