import { loadVocabulary } from '#vocabulary';
import { parseNumber } from './numbers.js';
import { pressForceOf } from './press-force.js';

const vocabulary = loadVocabulary();
const machine = (name: string, conceptId: string | null = 'equipment.mechanical-press') => ({
  name,
  conceptId,
  count: 1,
});

describe('numbers as they are written', () => {
  it.each([
    ['12', 12],
    ['0.01', 0.01],
    ['0,01', 0.01],
    ['0.010', 0.01],
    ['1,5', 1.5],
    ['1.000', 1_000],
    ['1,000', 1_000],
    ['500 000', 500_000],
    ['1.234.567', 1_234_567],
    ['1,234.5', 1_234.5],
    ['1.234,5', 1_234.5],
    ['12,34.5', null],
    ['1.2.3', null],
  ])('reads %p as %p', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe('the force of presses', () => {
  it.each([
    ['Aida NC1-110T', 110],
    ['Máy dập 600 tấn', 600],
    ['プレス 200トン', 200],
    ['프레스 300톤', 300],
    ['冲床 1,200吨', 1_200],
    ['Schuler 6300 kN', 642],
    ['Press 5T, second hand', 5],
  ])('is read from %p', (name, force) => {
    expect(pressForceOf([machine(name)], vocabulary)).toBe(force);
  });

  it('is that of the strongest machine, and of presses alone', () => {
    const weaker = machine('Máy ép nhựa 350T', 'equipment.injection-moulding-machine');
    expect(
      pressForceOf([machine('110T'), weaker, machine('Cầu trục 500T', 'equipment.cnc-lathe')], vocabulary),
    ).toBe(350);
    expect(pressForceOf([machine('hydraulic press 800 t', null)], vocabulary)).toBe(800);
    expect(pressForceOf([machine('Cần cẩu 800 t', null), machine('Aida')], vocabulary)).toBeNull();
    expect(pressForceOf([], vocabulary)).toBeNull();
  });
});
