import { Alert, Button, Card, FileInput, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { sendFile } from '../../api/send-file.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { VerifyReportQuery } from './frozen.documents.js';

const HASH = /^[0-9a-f]{64}$/i;

/** Whether a report that somebody holds in their hands is one that was frozen here. Open to everybody. */
export function Component() {
  const { t } = useTranslation('report');
  const url = useUrlState();
  const asked = url.get('hash').trim();
  const [hash, setHash] = useState(asked);
  const [isWrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isHash = HASH.test(hash.trim());
    setWrong(!isHash);
    if (isHash) url.set({ hash: hash.trim().toLowerCase() });
  };
  /** The server hashes it: a browser does so on secure addresses alone. */
  const check = async (file: File | null) => {
    if (!file) return;
    setFailure(null);
    try {
      const { hash: of } = await sendFile<{ hash: string }>('/export/reports/verify', file);
      setHash(of);
      url.set({ hash: of });
    } catch (error) {
      setFailure(error as Error);
    }
  };
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')} narrow>
      <Stack gap="lg">
        <Card>
          <Stack>
            <ErrorNotice error={failure} />
            <FileInput
              label={t('verify.file')}
              placeholder={t('verify.choose')}
              accept=".pdf,.xlsx"
              onChange={(file) => void check(file)}
            />
            <form onSubmit={submit}>
              <Stack gap="sm">
                <TextInput
                  label={t('verify.hash')}
                  description={t('verify.where')}
                  value={hash}
                  error={isWrong && t('verify.wrong')}
                  onChange={(event) => setHash(event.currentTarget.value)}
                />
                <Group>
                  <Button type="submit">{t('verify.check')}</Button>
                </Group>
              </Stack>
            </form>
          </Stack>
        </Card>
        {HASH.test(asked) && <Verdict hash={asked} />}
      </Stack>
    </Page>
  );
}

const COLORS = { GENUINE: 'pine', TAMPERED: 'brick', UNKNOWN: 'gold' } as const;

function Verdict({ hash }: { hash: string }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const textIn = useTextIn();
  const query = useAsk(VerifyReportQuery, { hash });
  const found = query.data?.verifyReport;
  if (!found) return <ErrorNotice error={query.error} />;
  const { verdict, number, frozenAt, sentences, scope } = found;
  return (
    <Alert color={COLORS[verdict]} title={t(`verify.verdict.${verdict}`)} role="status">
      <Stack gap={6}>
        <Text size="sm">{t(`verify.meaning.${verdict}`)}</Text>
        {number && frozenAt && (
          <>
            <Text fw={600}>{t('verify.of', { number, time: format.dateTime(frozenAt) })}</Text>
            <Text>{textIn(sentences)}</Text>
            <Text size="sm" c="dimmed">
              {textIn(scope)}
            </Text>
          </>
        )}
      </Stack>
    </Alert>
  );
}
