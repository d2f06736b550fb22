import { useTranslation } from 'react-i18next';

interface Changes {
  added: number;
  moved: number;
  cancelled: number;
  groupMeetings?: number;
}

/** How much is new, changed and cancelled, in words; what there is nothing of isn't spoken of. */
export function useChangeCounts(): (changes: Changes) => string {
  const { t } = useTranslation('planning');
  return ({ added, moved, cancelled, groupMeetings = 0 }) => {
    const parts = [
      ...(added > 0 ? [t('countOf.added', { count: added })] : []),
      ...(moved > 0 ? [t('countOf.moved', { count: moved })] : []),
      ...(cancelled > 0 ? [t('countOf.cancelled', { count: cancelled })] : []),
      ...(groupMeetings > 0 ? [t('groups.count', { count: groupMeetings })] : []),
    ];
    return parts.length > 0 ? parts.join(' · ') : t('nothingChanged');
  };
}
