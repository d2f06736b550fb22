import type { EntityManager } from '@mikro-orm/postgresql';
import { loadPlaces } from '#places';
import type { Vocabulary } from '#vocabulary';

export interface MapSelection {
  /** A concept of the vocabulary; what is narrower fits too. */
  readonly conceptId?: string | null;
  /** With a key product in force. */
  readonly isRecognised?: boolean | null;
  readonly zoneId?: string | null;
}

export interface MapPlace {
  readonly provinceCode: string;
  /** null for suppliers of which no ward is known. */
  readonly wardCode: string | null;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly suppliers: number;
  readonly recognised: number;
}

/** How many suppliers sit where, by ward. One statement. */
export async function supplierMap(
  em: EntityManager,
  vocabulary: Vocabulary,
  { conceptId, isRecognised, zoneId }: MapSelection,
  today: string,
): Promise<MapPlace[]> {
  const key = `exists (select 1 from recognition r where r.organisation_id = o.id and r.withdrawn_on is null
                         and coalesce(r.valid_until >= ?::date, true))`;
  const parts = [
    `o.is_supplier and o.withdrawn_at is null and o.country = 'VN' and o.province_code is not null`,
  ];
  const params: unknown[] = [today];
  if (conceptId) {
    parts.push(`exists (select 1 from capability c where c.organisation_id = o.id and c.withdrawn_at is null
                          and c.concept_ids && ?::text[])`);
    params.push(`{${[conceptId, ...vocabulary.narrowerClosure(conceptId).keys()].join(',')}}`);
  }
  if (zoneId) {
    parts.push('o.zone_id = ?::uuid');
    params.push(zoneId);
  }
  if (isRecognised) {
    parts.push(key);
    params.push(today);
  }
  const rows = await em.execute<
    { province_code: string; ward_code: string | null; suppliers: number; recognised: number }[]
  >(
    `select o.province_code, o.ward_code, count(*)::int as suppliers, (count(*) filter (where ${key}))::int as recognised
       from organisation o where ${parts.join(' and ')} group by 1, 2 order by 1, 2`,
    params,
  );
  const places = loadPlaces();
  return rows.flatMap((row) => {
    const province = places.province(row.province_code);
    const ward = row.ward_code ? places.ward(row.ward_code) : null;
    const place = ward ?? province;
    if (!place || !province) return [];
    return [
      {
        ...{ provinceCode: province.code, wardCode: ward?.code ?? null, name: place.name, ...place.centre },
        ...{ suppliers: row.suppliers, recognised: row.recognised },
      },
    ];
  });
}
