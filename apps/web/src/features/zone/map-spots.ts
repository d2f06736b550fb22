import type { ResultOf } from '../../api/graphql.js';
import type { Spot } from './supplier-map.js';
import type { SupplierMapQuery } from './zone.documents.js';

export type MapPlace = ResultOf<typeof SupplierMapQuery>['supplierMap'][number];

export function wardSpot({ wardCode, provinceCode, ...place }: MapPlace): Spot {
  return { key: wardCode ?? provinceCode, wardCode, provinceCode, ...place };
}

/** A province stands where its suppliers are: in the middle of their wards, each by its weight. */
export function provinceSpots(places: MapPlace[], nameOf: (code: string) => string | null): Spot[] {
  return [...Map.groupBy(places, ({ provinceCode }) => provinceCode)].map(([code, wards]) => {
    const sum = (of: (place: MapPlace) => number) => wards.reduce((all, place) => all + of(place), 0);
    const suppliers = sum((place) => place.suppliers);
    return {
      ...{ key: code, provinceCode: code, wardCode: null, name: nameOf(code) ?? code, suppliers },
      recognised: sum((place) => place.recognised),
      latitude: sum((place) => place.latitude * place.suppliers) / suppliers,
      longitude: sum((place) => place.longitude * place.suppliers) / suppliers,
    };
  });
}
