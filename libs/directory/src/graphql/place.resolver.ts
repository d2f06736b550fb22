import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { NotFoundError } from '#kernel';
import { type Province, type Ward, loadPlaces } from '#places';

@ObjectType('Province', { description: "One of Vietnam's provinces or province-level cities." })
@Allow(everyone)
export class ProvinceModel {
  @Field(() => String, { description: 'Two digits.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Without Vietnamese diacritics.' })
  nameEn!: string;
}

@ObjectType('Ward', { description: 'A ward, commune or special zone of a province.' })
@Allow(everyone)
export class WardModel extends ProvinceModel {
  @Field(() => String)
  provinceCode!: string;
}

const toModel = <Model extends object>(Type: new () => Model, place: Province | Ward): Model =>
  Object.assign(new Type(), place);

@Resolver()
export class PlaceResolver {
  @Query(() => [ProvinceModel], { description: "Vietnam's provinces, by code." })
  @Allow(everyone)
  provinces(): ProvinceModel[] {
    return loadPlaces().provinces.map((province) => toModel(ProvinceModel, province));
  }

  @Query(() => [WardModel], { description: 'The wards and communes of a province, by code.' })
  @Allow(everyone)
  wards(@Args('provinceCode', { type: () => String }) provinceCode: string): WardModel[] {
    const province = loadPlaces().province(provinceCode);
    if (!province) throw new NotFoundError('province', provinceCode);
    return province.wards.map((ward) => toModel(WardModel, ward));
  }
}
