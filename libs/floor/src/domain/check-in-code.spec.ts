import fc from 'fast-check';
import { newId } from '#kernel';
import { codeHash, codeOf, fairTag, isSameCode, readCode, tagOf } from './check-in-code.js';

const owner = { fairId: newId(), delegateId: newId(), serial: 0 };

describe('check-in codes', () => {
  it('are twenty characters in groups, the first of which tells the fair', () => {
    const code = codeOf('secret', owner);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(tagOf(code)).toBe(fairTag('secret', owner.fairId));
  });

  it('differ for another secret, fair, delegate or serial', () => {
    const codes = [
      codeOf('secret', owner),
      codeOf('other secret', owner),
      codeOf('secret', { ...owner, fairId: newId() }),
      codeOf('secret', { ...owner, delegateId: newId() }),
      codeOf('secret', { ...owner, serial: 1 }),
    ];
    expect(new Set(codes.map((code) => code.slice(5))).size).toBe(codes.length);
  });

  it('are read however they are typed, and nothing else is', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.nat(5), (fairId, delegateId, serial) => {
        const code = codeOf('secret', { fairId, delegateId, serial });
        expect(readCode(code)).toBe(code);
        expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code);
        expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
        expect(readCode(code.slice(1))).toBeNull();
        expect(readCode(`${code.slice(0, -1)}U`)).toBeNull();
      }),
    );
    expect(readCode('https://example.com')).toBeNull();
  });

  it('are compared whole, and recognised by their hash', () => {
    const code = codeOf('secret', owner);
    expect(isSameCode(code, code)).toBe(true);
    expect(isSameCode(code, codeOf('secret', { ...owner, serial: 1 }))).toBe(false);
    expect(isSameCode(code, code.slice(1))).toBe(false);
    expect(codeHash(code)).toMatch(/^[0-9a-f]{24}$/);
  });
});
