import { loadPlaces } from '#places';
import { PlaceReader } from './place-reader.js';

const reader = new PlaceReader(loadPlaces(), [
  { id: 'thang-long', name: 'Khu công nghiệp Thăng Long' },
  { id: 'thang-long-2', name: 'KCN Thăng Long II' },
  { id: 'nam-ha-noi', name: 'Khu công nghiệp hỗ trợ Nam Hà Nội' },
  { id: 'hoa-lac', name: 'Khu công nghệ cao Hòa Lạc' },
  { id: 'ngoc-hoi', name: 'Cụm công nghiệp Ngọc Hồi' },
]);
const read = (text: string) =>
  reader.read(text).map(({ values, start, end }) => [...values, text.slice(start, end)]);

describe('places in a query', () => {
  it.each([
    ['Hà Nội', '01', 'Hà Nội'],
    ['ha noi', '01', 'ha noi'],
    ['HANOI', '01', 'HANOI'],
    ['phay CNC ở Hà Nội', '01', 'ở Hà Nội'],
    ['CNC milling in Hanoi', '01', 'in Hanoi'],
    ['TP. Hồ Chí Minh', '79', 'TP. Hồ Chí Minh'],
    ['Ho Chi Minh City', '79', 'Ho Chi Minh City'],
    ['đúc Sài Gòn', '79', 'Sài Gòn'],
    ['HCMC suppliers', '79', 'HCMC'],
    ['tỉnh Bắc Ninh', '24', 'tỉnh Bắc Ninh'],
    ['Bac Ninh province', '24', 'Bac Ninh province'],
    ['Hải Phòng', '31', 'Hải Phòng'],
    ['Haiphong', '31', 'Haiphong'],
    ['ハノイの切削加工', '01', 'ハノイ'],
    ['ホーチミン市 ダイカスト', '79', 'ホーチミン市'],
    ['하노이에서 CNC', '01', '하노이'],
    ['하이퐁시 프레스', '31', '하이퐁시'],
    ['河内精密加工', '01', '河内'],
    ['胡志明市压铸', '79', '胡志明市'],
    ['岘港', '48', '岘港'],
    ['Huế', '46', 'Huế'],
    ['Cần Thơ', '92', 'Cần Thơ'],
    ['in Hue', '46', 'in Hue'],
    // Provinces until 2025, in the one that they belong to now.
    ['Bình Dương', '79', 'Bình Dương'],
    ['hai duong', '31', 'hai duong'],
    ['Vĩnh Phúc', '25', 'Vĩnh Phúc'],
    ['빈즈엉', '79', '빈즈엉'],
    // Parks and clusters.
    ['KCN Thăng Long', 'thang-long', 'KCN Thăng Long'],
    ['khu cong nghiep thang long', 'thang-long', 'khu cong nghiep thang long'],
    ['Thang Long industrial park', 'thang-long', 'Thang Long industrial park'],
    ['Thang Long II IP', 'thang-long-2', 'Thang Long II IP'],
    ['Nam Hà Nội Industrial Zone', 'nam-ha-noi', 'Nam Hà Nội Industrial Zone'],
    ['Hoa Lac hi-tech park', 'hoa-lac', 'Hoa Lac hi-tech park'],
    ['Hòa Lạc工業団地', 'hoa-lac', 'Hòa Lạc工業団地'],
    ['CCN Ngọc Hồi', 'ngoc-hoi', 'CCN Ngọc Hồi'],
    // Wards.
    ['xã Đông Anh', '00454', 'xã Đông Anh'],
    ['Bat Trang commune', '00577', 'Bat Trang commune'],
  ])('reads %p', (text, value, words) => {
    expect(read(text)).toEqual([[value, words]]);
  });

  it('takes the ward of the province that stands beside it', () => {
    expect(read('Đông Anh, Hà Nội')).toEqual([
      ['00454', 'Đông Anh'],
      ['01', 'Hà Nội'],
    ]);
    expect(read('phường Long Biên Hà Nội')[0]).toEqual(['00145', 'phường Long Biên']);
  });

  it('takes every ward of a name when nothing says which', () => {
    const [place] = reader.read('xã Tân An');
    expect(place!.values.length).toBeGreaterThan(1);
    expect(reader.read('xã Tân An, Tây Ninh')[0]!.values.length).toBeLessThan(place!.values.length);
  });

  it.each([
    'Đông Anh',
    'cơ khí Gia Lâm',
    'Minh Phát',
    'Thăng Long',
    'can tho han',
    'hue',
    'cần thợ hàn',
    '河内製作所のプレス',
    'フエルト',
    'フートバルブ',
    '공장 이후에',
    'Hạ Nội',
    'hanoian',
    '',
  ])('leaves %p alone', (text) => {
    expect(read(text)).toEqual([]);
  });
});
