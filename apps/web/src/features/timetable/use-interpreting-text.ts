import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** Of a meeting that was just booked, who interprets, or for which languages nobody does. */
interface BookedMeeting {
  readonly interpreterName: string | null;
  readonly lacksInterpreterFor: string | null;
}

/** Tells of a meeting that was booked by hand what whoever booked it has to know of interpreting; null when nothing. */
export function useInterpretingText(): (meeting: BookedMeeting) => string | null {
  const { t } = useTranslation('timetable');
  const format = useFormat();
  return ({ interpreterName, lacksInterpreterFor }) =>
    interpreterName
      ? t('bookedWith', { name: interpreterName })
      : lacksInterpreterFor
        ? t('bookedWithout', {
            languages: format.list(lacksInterpreterFor.split('-').map(format.language)),
          })
        : null;
}
