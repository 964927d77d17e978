import { describe, expect, it } from 'vitest';
import { formatPattern, isPattern, parsePattern } from './buckets-pattern.js';

describe('parsePattern', () => {
  it('reads tokens with and without length', () => {
    expect(parsePattern('26w 24m 8q')).toEqual([
      { count: 26, length: 1, unit: 'w' },
      { count: 24, length: 1, unit: 'm' },
      { count: 8, length: 1, unit: 'q' },
    ]);
    expect(parsePattern('4*13w')).toEqual([{ count: 4, length: 13, unit: 'w' }]);
  });
  it('does not mind spaces inside, commas, width or case', () => {
    expect(parsePattern(' 26 W, 4 * 13 w；２Ｙ ')).toEqual(parsePattern('26w 4*13w 2y'));
  });
  it('names the token at fault', () => {
    expect(parsePattern('26w 3x')).toEqual({ fault: 'token', token: '3x' });
    expect(parsePattern('w')).toEqual({ fault: 'token', token: 'w' });
    expect(parsePattern('0w')).toEqual({ fault: 'zero', token: '0w' });
    expect(parsePattern('2*0w')).toEqual({ fault: 'zero', token: '2*0w' });
    expect(parsePattern('4000d 1001d')).toEqual({ fault: 'many', token: '1001d' });
    expect(parsePattern('  ')).toEqual({ fault: 'empty', token: '' });
  });
  it('is written back the same', () => {
    const tokens = parsePattern('26w 4*13w 24m');
    expect(isPattern(tokens) && formatPattern(tokens)).toBe('26w 4*13w 24m');
  });
});
