import { Alert, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { VerifyCertificateQuery } from './activity.documents.js';

const NUMBER = /^CN-\d{4}-[0-9A-F]{8}$/;

/** Whether a certificate of attendance was issued here. Open to everybody. */
export function Component() {
  const { t } = useTranslation('activity');
  const url = useUrlState();
  const asked = url.get('number');
  const [number, setNumber] = useState(asked);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = number.trim().toUpperCase();
    const isNumber = NUMBER.test(typed);
    setWrong(!isNumber);
    if (isNumber) url.set({ number: typed });
  };
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')} narrow>
      <Stack gap="lg">
        <Card component="form" onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t('verify.number')}
              placeholder="CN-2026-0A1B2C3D"
              autoCapitalize="characters"
              maxLength={40}
              value={number}
              error={isWrong && t('verify.wrong')}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit">{t('verify.check')}</Button>
            </Group>
          </Stack>
        </Card>
        {NUMBER.test(asked) && <Verdict number={asked} />}
      </Stack>
    </Page>
  );
}

function Verdict({ number }: { number: string }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const textIn = useTextIn();
  const query = useAsk(VerifyCertificateQuery, { number });
  if (!query.data) return <ErrorNotice error={query.error} />;
  const found = query.data.verifyCertificate;
  if (!found)
    return (
      <Alert color="gold" role="status" title={t('verify.unknown')}>
        {t('verify.unknownText')}
      </Alert>
    );
  const days = [format.day(found.beginsOn), format.day(found.endsOn)];
  return (
    <Alert color="pine" role="status" title={t('verify.genuine')}>
      <Stack gap={4}>
        <Text fw={600}>{found.organisation}</Text>
        <Text>
          {t(`enums:activityKind.${found.kind}`)}: {textIn(found.title)}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            [...new Set(days)].join(' – '),
            t('verify.attended', { attended: found.attended, count: found.sessions }),
            found.number,
          ].join(' · ')}
        </Text>
      </Stack>
    </Alert>
  );
}
