import { foldText } from '#kernel';
import type { Random } from './random.js';

/** Proper names of invented firms: each syllable pair is common, the combinations with a trade are ours. */
const FIRST = [
  'An',
  'Bảo',
  'Cường',
  'Đại',
  'Đông',
  'Gia',
  'Hà',
  'Hải',
  'Hoàng',
  'Hưng',
  'Khánh',
  'Kim',
  'Lâm',
  'Long',
  'Minh',
  'Nam',
  'Nhật',
  'Phúc',
  'Quang',
  'Sơn',
  'Tân',
  'Thái',
  'Thành',
  'Thăng',
  'Thiên',
  'Tiến',
  'Trường',
  'Tuấn',
  'Việt',
  'Vĩnh',
] as const;
const SECOND = [
  'An',
  'Anh',
  'Bình',
  'Cường',
  'Đạt',
  'Đức',
  'Hà',
  'Hòa',
  'Hưng',
  'Khang',
  'Lợi',
  'Long',
  'Minh',
  'Nam',
  'Ngọc',
  'Phát',
  'Phong',
  'Phú',
  'Quân',
  'Sơn',
  'Thịnh',
  'Thành',
  'Tín',
  'Toàn',
  'Vinh',
  'Vượng',
  'Yên',
  'Xuân',
  'Tâm',
  'Lộc',
] as const;

const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
] as const;
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Minh', 'Thu', 'Quang', 'Hồng', 'Ngọc', 'Xuân', 'Thanh'] as const;
const GIVEN = [
  'Anh',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hải',
  'Hạnh',
  'Hiếu',
  'Hoa',
  'Hùng',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phương',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tú',
  'Tuấn',
  'Vân',
  'Việt',
  'Yến',
] as const;

export interface FirmName {
  readonly vi: string;
  readonly en: string;
  /** For addresses: `hung-phat-precision-mechanics`. */
  readonly slug: string;
}

/** Names of invented firms, each given once. */
export class FirmNames {
  private readonly used = new Set<string>();

  constructor(private readonly random: Random) {}

  next(nameVi: readonly string[], nameEn: readonly string[]): FirmName {
    for (;;) {
      const proper = `${this.random.pick(FIRST)} ${this.random.pick(SECOND)}`;
      const trade = this.random.int(0, Math.min(nameVi.length, nameEn.length) - 1);
      const en = `${capitalised(foldText(proper))} ${nameEn[trade]}`;
      const slug = foldText(en).replaceAll(' ', '-');
      if (this.used.has(proper) || /(\S+) \1/.test(proper)) {
        // Some 870 pairs serve 300 firms, so that no two are taken for each other.
        continue;
      }
      this.used.add(proper);
      const form = this.random.weighted([
        ['Công ty TNHH', 6],
        ['Công ty Cổ phần', 4],
      ]);
      const formEn = form === 'Công ty TNHH' ? 'Co., Ltd.' : 'JSC';
      return { vi: `${form} ${nameVi[trade]} ${proper}`, en: `${en} ${formEn}`, slug };
    }
  }
}

export function personName(random: Random): string {
  return `${random.pick(SURNAMES)} ${random.pick(MIDDLES)} ${random.pick(GIVEN)}`;
}

function capitalised(text: string): string {
  return text.replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
}
