import { describe, expect, it } from 'vitest';
import { en, ja, uk } from './generated/messages.js';
import { LANGUAGES, type MessageKey, message } from './messages.js';

const params = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the message catalogue', () => {
  it('has the same keys with the same parameters in every language', () => {
    for (const table of [ja, uk]) {
      expect(Object.keys(table)).toEqual(Object.keys(en));
      for (const [key, text] of Object.entries(en))
        expect([key, params(table[key])]).toEqual([key, params(text)]);
    }
  });
  it('has a remedy for every cause', () => {
    const keys = new Set(Object.keys(en));
    const lacking = [...keys].filter(
      (key) => key.endsWith('.cause') && !keys.has(key.replace(/cause$/, 'remedy')),
    );
    expect(lacking).toEqual([]);
  });
  it('is translated, not copied', () => {
    for (const [key, text] of Object.entries(en)) {
      const words = (of: string): string => of.replace(/\{\w+\}|`[^`]*`/g, '');
      // Texts of parameters and signs alone may be the same everywhere.
      if (/\p{L}{3}/u.test(words(text))) expect([ja[key], uk[key]]).not.toContain(text);
      if (/\p{L}{3}/u.test(words(ja[key])))
        expect(ja[key], key).toMatch(/[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u);
      if (/\p{L}{3}/u.test(words(uk[key]))) expect(uk[key], key).toMatch(/\p{sc=Cyrl}/u);
    }
  });
});

describe('message', () => {
  const key = 'ref.unknown-near.remedy' as MessageKey;
  it('fills in parameters and takes regional tags', () => {
    expect(LANGUAGES.map((language) => message(key, { near: 'p1' }, language))).toEqual([
      'Did you mean p1?',
      'p1 のことではありませんか。',
      'Можливо, ви мали на увазі p1?',
    ]);
    expect(message(key, { near: 'p1' }, 'ja-JP')).toBe('p1 のことではありませんか。');
  });
  it('falls back to English and shows what is not given', () => {
    expect(message(key, {}, 'de')).toBe('Did you mean {near}?');
    expect(message(key, { near: '{value}' }, 'constructor')).toBe('Did you mean {value}?');
  });
});
