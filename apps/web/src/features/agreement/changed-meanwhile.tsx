import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import type { FullAgreement } from './agreement-values.js';

interface ChangedMeanwhileProps {
  /** What the form started from, and what is stored now. */
  before: FullAgreement;
  now: FullAgreement;
  takeTheirs: () => void;
  keepMine: () => void;
}

/** Somebody else has changed the agreement while it was being edited: what, and whose version is to stand. */
export function ChangedMeanwhile({ before, now, takeTheirs, keepMine }: ChangedMeanwhileProps) {
  const { t } = useTranslation('agreement');
  const factsOf = useFacts();
  const old = new Map(factsOf(before));
  const changed = factsOf(now).filter(([label, text]) => old.get(label) !== text);
  return (
    <Alert color="gold" role="alert" title={t('conflict.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('conflict.text')}</Text>
        {changed.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {changed.map(([label, text]) => (
              <li key={label}>
                {t('conflict.change', { label, before: old.get(label) || '–', now: text || '–' })}
              </li>
            ))}
          </ul>
        )}
        <Group gap="xs">
          <Button size="sm" onClick={takeTheirs}>
            {t('conflict.takeTheirs')}
          </Button>
          <Button size="sm" variant="default" onClick={keepMine}>
            {t('conflict.keepMine')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** Everything that can be revised, and the status, as texts with their names. */
function useFacts() {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const textIn = useTextIn();
  return (agreement: FullAgreement): [string, string][] => [
    [t('status'), t(`enums:agreementStatus.${agreement.status}`)],
    [t('form.what'), agreement.title],
    [t('kind'), t(`enums:agreementKind.${agreement.kind}`)],
    [t('signedOn'), format.day(agreement.signedOn)],
    [
      t('parties'),
      agreement.parties
        .map(({ role, organisation, signatory }) =>
          [organisation.displayName, t(`enums:partyRole.${role}`), signatory].filter(Boolean).join(', '),
        )
        .join('; '),
    ],
    [t('value'), agreement.value ? format.money(agreement.value) : ''],
    [t('fair'), agreement.fair ? textIn(agreement.fair.name) : ''],
    [t('outsideReason'), agreement.outsideReason ?? ''],
    [t('sector'), agreement.sector?.name ?? ''],
    [t('place'), agreement.place ?? ''],
    [t('documentReference'), agreement.documentReference ?? ''],
    [t('form.note'), agreement.note ?? ''],
  ];
}
