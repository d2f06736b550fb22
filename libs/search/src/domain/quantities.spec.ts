import { readQuantities } from './quantities.js';

/** Each text with what is to be understood: kind, value, unit, and the words that say it. */
const TABLE: [string, ...[string, number, string | null, string][]][] = [
  // Tolerance, in ± µm.
  ['±0.01 mm', ['tolerance', 10, null, '±0.01 mm']],
  ['dung sai 0,01', ['tolerance', 10, null, 'dung sai 0,01']],
  ['phay CNC dung sai ±0,005mm', ['tolerance', 5, null, 'dung sai ±0,005mm']],
  ['Dung sai: ± 0.02 mm', ['tolerance', 20, null, 'Dung sai: ± 0.02 mm']],
  ['CNC milling +/-0.05mm aluminium', ['tolerance', 50, null, '+/-0.05mm']],
  ['tolerance of 10 microns', ['tolerance', 10, null, 'tolerance of 10 microns']],
  ['tolerance 0.01 in Hanoi', ['tolerance', 10, null, 'tolerance 0.01']],
  ['dung sai 0,01, giao nhanh', ['tolerance', 10, null, 'dung sai 0,01']],
  ['tolerance within 0.01', ['tolerance', 10, null, 'tolerance within 0.01']],
  ['公差±0.01', ['tolerance', 10, null, '公差±0.01']],
  ['公差±０．０１ｍｍ', ['tolerance', 10, null, '公差±０．０１ｍｍ']],
  ['加工精度5μm', ['tolerance', 5, null, '加工精度5μm']],
  ['공차 ±0.02mm 이내', ['tolerance', 20, null, '공차 ±0.02mm']],
  ['精度0.01毫米', ['tolerance', 10, null, '精度0.01毫米']],
  ['公差2丝', ['tolerance', 20, null, '公差2丝']],
  ['do chinh xac 0.01 mm', ['tolerance', 10, null, 'do chinh xac 0.01 mm']],
  // Press force, in t.
  ['600 t', ['press-force', 600, null, '600 t']],
  ['máy dập 600 tấn', ['press-force', 600, null, '600 tấn']],
  ['may dap 600 tan', ['press-force', 600, null, '600 tan']],
  ['プレス600トン', ['press-force', 600, null, '600トン']],
  ['600톤 프레스', ['press-force', 600, null, '600톤']],
  ['600吨冲压', ['press-force', 600, null, '600吨']],
  ['press force 15 t', ['press-force', 15, null, 'press force 15 t']],
  ['1.200 tấn', ['press-force', 1200, null, '1.200 tấn']],
  ['clamping force 8500 kN', ['press-force', 867, null, 'clamping force 8500 kN']],
  ['at least 600 tonnes', ['press-force', 600, null, 'at least 600 tonnes']],
  ['tối thiểu 600 tấn', ['press-force', 600, null, 'tối thiểu 600 tấn']],
  // Part size, in mm.
  ['Ø50 mm', ['part-size', 50, null, 'Ø50 mm']],
  ['trục phi 50', ['part-size', 50, null, 'phi 50']],
  ['φ50', ['part-size', 50, null, 'φ50']],
  ['500x300 mm', ['part-size', 500, null, '500x300 mm']],
  ['300 × 500 × 20mm', ['part-size', 500, null, '300 × 500 × 20mm']],
  ['kích thước 1,2 m', ['part-size', 1200, null, 'kích thước 1,2 m']],
  ['up to 80 cm', ['part-size', 800, null, 'up to 80 cm']],
  ['サイズ500mm', ['part-size', 500, null, 'サイズ500mm']],
  ['직경 50mm', ['part-size', 50, null, '직경 50mm']],
  ['尺寸500毫米', ['part-size', 500, null, '尺寸500毫米']],
  // Capacity, a month.
  ['500k pcs/month', ['monthly-capacity', 500_000, 'pieces', '500k pcs/month']],
  ['500.000 cái/tháng', ['monthly-capacity', 500_000, 'pieces', '500.000 cái/tháng']],
  ['500 nghìn cái mỗi tháng', ['monthly-capacity', 500_000, 'pieces', '500 nghìn cái mỗi tháng']],
  ['月産50万個', ['monthly-capacity', 500_000, 'pieces', '月産50万個']],
  ['월 50만개', ['monthly-capacity', 500_000, 'pieces', '월 50만개']],
  ['月产50万件', ['monthly-capacity', 500_000, 'pieces', '月产50万件']],
  ['每月5000套', ['monthly-capacity', 5_000, 'sets', '每月5000套']],
  ['1 000 000 pcs per month', ['monthly-capacity', 1_000_000, 'pieces', '1 000 000 pcs per month']],
  ['30 tấn/tháng', ['monthly-capacity', 30, 'tonnes', '30 tấn/tháng']],
  ['600,000 pcs/year', ['monthly-capacity', 50_000, 'pieces', '600,000 pcs/year']],
  ['công suất 2 triệu sản phẩm', ['monthly-capacity', 2_000_000, 'pieces', 'công suất 2 triệu sản phẩm']],
  ['tối thiểu 5000 cái/tháng', ['monthly-capacity', 5_000, 'pieces', 'tối thiểu 5000 cái/tháng']],
  // Lead time, in days.
  ['4 weeks', ['lead-time', 28, null, '4 weeks']],
  ['4 tuần', ['lead-time', 28, null, '4 tuần']],
  ['4週間', ['lead-time', 28, null, '4週間']],
  ['4주', ['lead-time', 28, null, '4주']],
  ['4周', ['lead-time', 28, null, '4周']],
  ['lead time 30 days', ['lead-time', 30, null, 'lead time 30 days']],
  ['giao hàng trong 15 ngày', ['lead-time', 15, null, 'giao hàng trong 15 ngày']],
  ['納期1ヶ月', ['lead-time', 30, null, '納期1ヶ月']],
  ['納期は10日以内', ['lead-time', 10, null, '納期は10日以内']],
  ['납기 20일', ['lead-time', 20, null, '납기 20일']],
  ['交期15天', ['lead-time', 15, null, '交期15天']],
  // Minimum order.
  ['MOQ 1000', ['minimum-order', 1000, 'pieces', 'MOQ 1000']],
  ['MOQ 1000 ISO 9001', ['minimum-order', 1000, 'pieces', 'MOQ 1000']],
  ['MOQ: 1k pcs', ['minimum-order', 1000, 'pieces', 'MOQ: 1k pcs']],
  ['tối thiểu 1000 cái', ['minimum-order', 1000, 'pieces', 'tối thiểu 1000 cái']],
  ['số lượng đặt hàng tối thiểu 500 kg', ['minimum-order', 500, 'kg', 'số lượng đặt hàng tối thiểu 500 kg']],
  ['最小ロット1000', ['minimum-order', 1000, 'pieces', '最小ロット1000']],
  ['最小ロット1,000個から', ['minimum-order', 1000, 'pieces', '最小ロット1,000個']],
  ['최소 주문 수량 500개', ['minimum-order', 500, 'pieces', '최소 주문 수량 500개']],
  ['起订量100件', ['minimum-order', 100, 'pieces', '起订量100件']],
  // Several at once, in several languages.
  [
    'dập 600T ±0.05mm 月産1万個 lead time 2 weeks MOQ 500',
    ['press-force', 600, null, '600T'],
    ['tolerance', 50, null, '±0.05mm'],
    ['monthly-capacity', 10_000, 'pieces', '月産1万個'],
    ['lead-time', 14, null, 'lead time 2 weeks'],
    ['minimum-order', 500, 'pieces', 'MOQ 500'],
  ],
  [
    'Ø120 mm 공차 0.01 500개/월',
    ['part-size', 120, null, 'Ø120 mm'],
    ['tolerance', 10, null, '공차 0.01'],
    ['monthly-capacity', 500, 'pieces', '500개/월'],
  ],
];

/** Numbers that are something else, or could be several things. */
const NOTHING = [
  '',
  'SUS304',
  'A5052 T6',
  'ISO 9001:2015',
  'IATF 16949',
  'S45C-600',
  '500 mm',
  '50 kg',
  '1000',
  '1000 cái',
  'tấm dày 2t',
  '5 t',
  '20 Tân Mai',
  '4 Tuấn Anh',
  '5月3日',
  '2周年',
  '10주년',
  'M8x50',
  '±5%',
  '±10°C',
  '5 axis',
  '24/7',
  '3 ca/ngày',
  '1000 cái/ngày',
  '12 Thắng Lợi',
  'tolerance',
  '1.2.3.4 t',
  '3D',
  'MOQ 1000 USD',
];

describe('numbers with units', () => {
  it.each(TABLE)('reads %p', (text, ...expected) => {
    expect(
      readQuantities(text).map(({ kind, value, unit, start, end }) => [
        kind,
        value,
        unit,
        text.slice(start, end),
      ]),
    ).toEqual(expected);
  });

  it.each(NOTHING)('leaves %p alone', (text) => {
    expect(readQuantities(text)).toEqual([]);
  });
});
