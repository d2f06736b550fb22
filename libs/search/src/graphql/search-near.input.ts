import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { IndustrialZone, Organisation } from '#directory';
import { InvalidInputError } from '#kernel';
import { type GeoPoint, loadPlaces } from '#places';

@InputType('SupplierSearchNear', {
  description:
    'Where distances are measured from: the centre of a ward or province; of a cluster or park that of its ward, or else province; of an organisation that of its ward, or else park, or else province.',
})
export class SearchNearInput {
  @Field(() => String, { nullable: true })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true })
  wardCode?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  zoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A factory: an organisation in Vietnam.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;
}

/** @throws InvalidInputError for a place that doesn't exist, and for none or several */
export async function toPoint(
  em: EntityManager,
  input: SearchNearInput | null | undefined,
): Promise<GeoPoint | undefined> {
  if (!input) return undefined;
  const given = (['wardCode', 'provinceCode', 'zoneId', 'organisationId'] as const).filter(
    (field) => input[field],
  );
  const [field] = given;
  if (!field || given.length > 1) {
    throw new InvalidInputError([
      { path: ['near'], message: 'must be one of provinceCode, wardCode, zoneId and organisationId' },
    ]);
  }
  const point = loadPlaces().centreOf((await placeOf(em, field, input)) ?? {});
  if (!point)
    throw new InvalidInputError([{ path: ['near', field], message: `"${input[field]}" is no such place.` }]);
  return point;
}

async function placeOf(
  em: EntityManager,
  field: keyof SearchNearInput,
  { wardCode, provinceCode, zoneId, organisationId }: SearchNearInput,
): Promise<{ wardCode?: string | null; provinceCode?: string | null } | null> {
  if (field === 'wardCode') return { wardCode };
  if (field === 'provinceCode') return { provinceCode };
  if (field === 'organisationId') {
    const factory = await em.findOne(
      Organisation,
      { id: organisationId!, withdrawnAt: null },
      { populate: ['zone'] },
    );
    return (
      factory && {
        provinceCode: factory.provinceCode,
        wardCode: factory.wardCode ?? factory.zone?.getEntity().wardCode,
      }
    );
  }
  const zone = await em.findOne(IndustrialZone, { id: zoneId! });
  return zone && { provinceCode: zone.provinceCode, wardCode: zone.wardCode };
}
