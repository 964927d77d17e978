import { en, ja, uk } from './generated/messages.js';

/** Every text that a user may see, by key; the catalogue is catalog/messages. */
export type MessageKey = keyof typeof en;
export type MessageParams = Readonly<Record<string, string | number>>;
export type Language = 'en' | 'ja' | 'uk';
export const LANGUAGES: readonly Language[] = ['en', 'ja', 'uk'];

const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, ja, uk };

/**
 * The text of a key with its {params} filled in. A language tag may carry a region (`uk-UA`); a language or a text
 * that is not there falls back to English. A parameter that is not given stays visible as {param}.
 */
export function message(key: MessageKey, params: MessageParams = {}, language = 'en'): string {
  const tag = language.toLowerCase().split(/[-_]/)[0];
  const table = Object.hasOwn(TABLES, tag) ? TABLES[tag] : en;
  const text = Object.hasOwn(table, key) ? table[key] : en[key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
