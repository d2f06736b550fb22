import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { IndustrialZone } from '#directory';
import { InvalidInputError } from '#kernel';
import { type GeoPoint, loadPlaces } from '#places';

@InputType('SupplierSearchNear', {
  description:
    'Where distances are measured from: the centre of a ward or province; of a cluster or park that of its province.',
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
}

/** @throws InvalidInputError for a place that doesn't exist, and for none or several */
export async function toPoint(
  em: EntityManager,
  input: SearchNearInput | null | undefined,
): Promise<GeoPoint | undefined> {
  if (!input) return undefined;
  const given = (['wardCode', 'provinceCode', 'zoneId'] as const).filter((field) => input[field]);
  const [field] = given;
  if (!field || given.length > 1) {
    throw new InvalidInputError([
      { path: ['near'], message: 'must be one of provinceCode, wardCode and zoneId' },
    ]);
  }
  const zone = field === 'zoneId' ? await em.findOne(IndustrialZone, { id: input.zoneId! }) : null;
  const at = field === 'wardCode' ? { wardCode: input.wardCode } : { provinceCode: input.provinceCode };
  const point = loadPlaces().centreOf(field === 'zoneId' ? { provinceCode: zone?.provinceCode } : at);
  if (!point)
    throw new InvalidInputError([{ path: ['near', field], message: `"${input[field]}" is no such place.` }]);
  return point;
}
