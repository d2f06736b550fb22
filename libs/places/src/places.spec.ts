import { loadPlaces } from './places.js';

describe('places', () => {
  const places = loadPlaces();

  it('has the 34 provinces and 3,321 wards, each with its own code', () => {
    const wards = places.provinces.flatMap((province) => province.wards);
    expect([places.provinces.length, wards.length]).toEqual([34, 3321]);
    expect(new Set(wards.map((ward) => ward.code)).size).toBe(3321);
    expect(places.ward('00004')).toMatchObject({ name: 'Ba Đình', provinceCode: '01' });
  });

  it.each(['Hà Nội', 'ha noi', 'Hanoi', 'TP. Hà Nội', 'Thành phố Hà Nội', 'Hanoi City'])(
    'reads %p',
    (text) => {
      expect(places.provinceNamed(text)?.code).toBe('01');
    },
  );

  it.each([
    ['Bac Ninh', '24'],
    ['Tỉnh Hưng Yên', '33'],
    ['Hai Phong', '31'],
    ['Đắk Lắk', '66'],
  ])('reads %p', (text, code) => {
    expect(places.provinceNamed(text)?.code).toBe(code);
  });

  it('knows nothing of other places', () => {
    expect([places.provinceNamed('Berlin'), places.province('99'), places.ward('x')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
