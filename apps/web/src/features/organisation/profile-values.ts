import type { ResultOf, VariablesOf } from '../../api/graphql.js';
import type { ReviseOrganisationMutation } from './editing.documents.js';
import type { OrganisationQuery } from './organisation.documents.js';

type OrganisationData = ResultOf<typeof OrganisationQuery>['organisation'];
type OrganisationInput = VariablesOf<typeof ReviseOrganisationMutation>['input'];

/** What the form holds: texts by language are two fields; further languages are kept as they are. */
export interface ProfileValues {
  legalName: string;
  internationalName: string;
  isSupplier: boolean;
  isBuyer: boolean;
  descriptionVi: string;
  descriptionEn: string;
  country: string | null;
  taxCode: string;
  provinceCode: string | null;
  wardCode: string | null;
  zoneId: string | null;
  address: string;
  website: string;
  ownership: OrganisationInput['ownership'];
  employees: number | null;
  foundedIn: number | null;
  languages: string[];
}

export const EMPTY_PROFILE: ProfileValues = {
  legalName: '',
  internationalName: '',
  isSupplier: true,
  isBuyer: false,
  descriptionVi: '',
  descriptionEn: '',
  country: 'VN',
  taxCode: '',
  provinceCode: null,
  wardCode: null,
  zoneId: null,
  address: '',
  website: '',
  ownership: null,
  employees: null,
  foundedIn: null,
  languages: ['vi'],
};

export function profileValues(organisation: OrganisationData): ProfileValues {
  const text = (language: string) =>
    organisation.description.find((one) => one.language === language)?.text ?? '';
  return {
    legalName: organisation.legalName,
    internationalName: organisation.internationalName ?? '',
    isSupplier: organisation.isSupplier,
    isBuyer: organisation.isBuyer,
    descriptionVi: text('vi'),
    descriptionEn: text('en'),
    country: organisation.country,
    taxCode: organisation.taxCode ?? '',
    provinceCode: organisation.provinceCode,
    wardCode: organisation.wardCode,
    zoneId: organisation.zone?.id ?? null,
    address: organisation.address ?? '',
    website: organisation.website ?? '',
    ownership: organisation.ownership,
    employees: organisation.employees,
    foundedIn: organisation.foundedIn,
    languages: [...organisation.languages],
  };
}

/** @param before what is stored; texts in languages that the form doesn't show stay as they are */
export function profileInput(values: ProfileValues, before: OrganisationData | null): OrganisationInput {
  const { descriptionVi, descriptionEn, country, ...rest } = values;
  const orNull = (text: string) => text.trim() || null;
  const others = (before?.description ?? []).filter(({ language }) => language !== 'vi' && language !== 'en');
  return {
    ...rest,
    internationalName: orNull(values.internationalName),
    taxCode: orNull(values.taxCode),
    address: orNull(values.address),
    website: orNull(values.website),
    country: country ?? 'VN',
    description: [
      ...others,
      ...(descriptionVi.trim() ? [{ language: 'vi', text: descriptionVi.trim() }] : []),
      ...(descriptionEn.trim() ? [{ language: 'en', text: descriptionEn.trim() }] : []),
    ],
  };
}
