import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '#kernel';

/** In degrees, WGS 84. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Ward {
  /** Five digits, as in Decision 19/2025/QĐ-TTg. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'ward' | 'commune' | 'special-zone';
  readonly provinceCode: string;
  /** The centre of its area; of islands that of the largest. */
  readonly centre: GeoPoint;
}

export interface Province {
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'city' | 'province';
  readonly wards: readonly Ward[];
  /** The mean of its wards' centres, without the special zones far out at sea: nearer to where people are than its area's. */
  readonly centre: GeoPoint;
  /** What else it is called, abroad and in short: Saigon, ハノイ, 하노이, 河内. */
  readonly otherNames: readonly string[];
  /** Provinces that became part of it in July 2025 and that people still speak of. */
  readonly formerProvinces: readonly string[];
}

type Row = {
  code: string;
  name: string;
  nameEn: string;
  kind: Province['kind'];
  wards: [string, string, string, Ward['kind'], number, number][];
};

interface NamesRow {
  code: string;
  other: string[];
  former: string[];
}

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

  /** The centre of a ward, or else of a province; null for neither. */
  centreOf(at: { provinceCode?: string | null; wardCode?: string | null }): GeoPoint | null {
    const place = this.ward(at.wardCode ?? '') ?? this.province(at.provinceCode ?? '');
    return place?.centre ?? null;
  }

  /** The province of a name as people write it: with or without diacritics and "tỉnh", "thành phố", "TP.", "province". */
  provinceNamed(text: string): Province | null {
    const folded = foldText(text)
      .replace(/^(tinh|thanh pho|tp|city of) /, '')
      .replace(/ (province|city)$/, '');
    return this.provinceByName.get(folded) ?? this.provinceByName.get(folded.replaceAll(' ', '')) ?? null;
  }
}

const EARTH_RADIUS_KM = 6371;

/** Along the great circle; for points in Vietnam right to half a per cent. */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const across = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const part = across + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(part));
}

let loaded: Places | undefined;

/** The shipped places; read once. */
export function loadPlaces(): Places {
  loaded ??= read();
  return loaded;
}

function read(): Places {
  const names = new Map(dataOf<NamesRow[]>('province-names.json').map((row) => [row.code, row]));
  return new Places(
    dataOf<Row[]>('vietnam.json').map(({ wards: rows, ...province }) => {
      const wards = rows.map(([code, name, nameEn, kind, latitude, longitude]) => ({
        ...{ code, name, nameEn, kind, provinceCode: province.code },
        centre: { latitude, longitude },
      }));
      const { other, former } = names.get(province.code)!;
      return {
        ...province,
        wards,
        centre: meanOf(wards.filter(({ kind }) => kind !== 'special-zone').map(({ centre }) => centre)),
        otherNames: other,
        formerProvinces: former,
      };
    }),
  );
}

function meanOf(points: readonly GeoPoint[]): GeoPoint {
  const mean = (of: (point: GeoPoint) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
}

/** Data stays in the sources: the build, dist/libs/places/src, holds code only. */
function dataOf<Data>(file: string): Data {
  const up = import.meta.filename.endsWith('.ts') ? '..' : '../../../../libs/places';
  return JSON.parse(readFileSync(join(import.meta.dirname, up, 'data', file), 'utf8')) as Data;
}
