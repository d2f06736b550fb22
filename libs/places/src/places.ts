import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '#kernel';

export interface Ward {
  /** Five digits, as in Decision 19/2025/QĐ-TTg. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'ward' | 'commune' | 'special-zone';
  readonly provinceCode: string;
}

export interface Province {
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'city' | 'province';
  readonly wards: readonly Ward[];
}

type Row = {
  code: string;
  name: string;
  nameEn: string;
  kind: Province['kind'];
  wards: [string, string, string, Ward['kind']][];
};

/** Vietnam's provinces and wards since July 2025, in the order of their codes. */
export class Places {
  private readonly provinceByCode: ReadonlyMap<string, Province>;
  private readonly wardByCode: ReadonlyMap<string, Ward>;
  private readonly provinceByName: ReadonlyMap<string, Province>;

  constructor(readonly provinces: readonly Province[]) {
    this.provinceByCode = new Map(provinces.map((province) => [province.code, province]));
    this.wardByCode = new Map(
      provinces.flatMap((province) => province.wards.map((ward) => [ward.code, ward] as const)),
    );
    this.provinceByName = new Map(
      provinces.flatMap((province) => [
        [foldText(province.name), province] as const,
        [foldText(province.nameEn), province] as const,
        // "Hanoi" and "Ha Noi", "HaiPhong" and "Hai Phong" are both written.
        [foldText(province.name).replaceAll(' ', ''), province] as const,
      ]),
    );
  }

  province(code: string): Province | null {
    return this.provinceByCode.get(code) ?? null;
  }

  ward(code: string): Ward | null {
    return this.wardByCode.get(code) ?? null;
  }

  /** The province of a name as people write it: with or without diacritics and "tỉnh", "thành phố", "TP.", "province". */
  provinceNamed(text: string): Province | null {
    const folded = foldText(text)
      .replace(/^(tinh|thanh pho|tp|city of) /, '')
      .replace(/ (province|city)$/, '');
    return this.provinceByName.get(folded) ?? this.provinceByName.get(folded.replaceAll(' ', '')) ?? null;
  }
}

let loaded: Places | undefined;

/** The shipped places; read once. */
export function loadPlaces(): Places {
  loaded ??= new Places(
    (JSON.parse(readFileSync(dataFile(), 'utf8')) as Row[]).map(({ wards, ...province }) => ({
      ...province,
      wards: wards.map(([code, name, nameEn, kind]) => ({
        code,
        name,
        nameEn,
        kind,
        provinceCode: province.code,
      })),
    })),
  );
  return loaded;
}

/** Data stays in the sources: the build, dist/libs/places/src, holds code only. */
function dataFile(): string {
  const up = import.meta.filename.endsWith('.ts') ? '..' : '../../../../libs/places';
  return join(import.meta.dirname, up, 'data/vietnam.json');
}
