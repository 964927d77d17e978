import { LANGUAGES, type Language } from '../base/messages.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** `uk_UA.UTF-8` and `uk-UA` are `uk`; undefined for what is no language that Renkei speaks. */
export function languageOf(tag: string | undefined): Language | undefined {
  const first = (tag ?? '').toLowerCase().split(/[-_.@]/)[0];
  return LANGUAGES.find((language) => language === first);
}

/**
 * The language for texts of this run: `--language`, then RENKEI_LANGUAGE, then LANG, then English. Read from the
 * words of the command line, because a wrong command line needs its message in a language as well.
 */
export function chooseLanguage(words: readonly string[], env: Environment): Language {
  const at = words.indexOf('--language');
  const joined = words.find((word) => word.startsWith('--language='));
  const asked = at >= 0 ? words[at + 1] : joined?.slice('--language='.length);
  return languageOf(asked) ?? languageOf(env.RENKEI_LANGUAGE) ?? languageOf(env.LANG) ?? 'en';
}
