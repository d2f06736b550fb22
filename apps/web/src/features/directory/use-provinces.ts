import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { ProvincesQuery } from './directory.documents.js';

const DAY_MS = 86_400_000;

/** Vietnam's provinces as the reader writes them, and the name of one of them. */
export function useProvinces() {
  const { i18n } = useTranslation();
  const { data } = useAsk(ProvincesQuery, {}, { staleTime: DAY_MS });
  const provinces = (data?.provinces ?? []).map(({ code, name, nameEn }) => ({
    code,
    name: i18n.language === 'vi' ? name : nameEn,
  }));
  return {
    provinces,
    nameOf: (code: string | null) => provinces.find((province) => province.code === code)?.name ?? null,
  };
}
