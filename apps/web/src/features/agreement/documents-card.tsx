import {
  Alert,
  Anchor,
  Button,
  Card,
  Checkbox,
  FileButton,
  Group,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { PAPER_TYPES, RefusedFile, handInPaper } from '../../api/send-file.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { AddAgreementDocumentMutation } from './agreement.documents.js';
import type { FullAgreement } from './agreement-values.js';

/** The papers of an agreement, every version of them, and where the next is handed in. */
export function DocumentsCard({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const { documents, documentReference } = agreement;
  return (
    <Card component="section" aria-labelledby="documents">
      <Title order={2} size="h3" id="documents" mb="sm">
        {t('documents.title')}
      </Title>
      <Stack gap="xs">
        {documentReference && (
          <Text size="sm" c="dimmed">
            {t('documentReference')}: {documentReference}
          </Text>
        )}
        {documents.map(({ id, title, versionNumber, addedAt, isConfirmedDuplicate, file }) => (
          <Group key={id} gap="xs" wrap="nowrap" align="flex-start">
            <IconFileText size={20} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <div>
              <Anchor href={`${file.url}?inline`} target="_blank" rel="noreferrer" fw={550}>
                {title} · {t('documents.version', { number: versionNumber })}
              </Anchor>
              <Text size="xs" c="dimmed" className="figures">
                {file.name}, {format.number(Math.ceil(file.size / 1024))} kB, {format.dateTime(addedAt)}
                {isConfirmedDuplicate && ` · ${t('documents.alsoElsewhere')}`}
              </Text>
            </div>
          </Group>
        ))}
        {documents.length === 0 && <Text size="sm">{t('documents.none')}</Text>}
        {agreement.status !== 'MERGED' && <AddDocument agreement={agreement} />}
      </Stack>
    </Card>
  );
}

function AddDocument({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const add = useAct(AddAgreementDocumentMutation);
  const [title, setTitle] = useState('');
  const [pending, setPending] = useState<{ fileId: string; numbers: string[] } | null>(null);
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  const attach = async (fileId: string, confirmDuplicate: boolean) => {
    const { addAgreementDocument } = await add.mutateAsync({
      id: agreement.id,
      input: {
        ...{ fileId, confirmDuplicate, idempotencyKey: newKey() },
        title: title.trim() || t('documents.defaultTitle'),
      },
    });
    if (addAgreementDocument.__typename === 'DuplicateDocumentError')
      return setPending({ fileId, numbers: addAgreementDocument.numbers });
    const refusal = refusalIn(addAgreementDocument);
    if (refusal) throw Object.assign(new Error(refusal.message), { code: refusal.code });
    setPending(null);
    setSure(false);
    setTitle('');
    tellDone(t('documents.added'));
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (caught) {
      setError(caught as Error);
    } finally {
      setBusy(false);
    }
  };
  const take = (file: File | null) => {
    if (!file) return;
    setPending(null);
    void attempt(async () => attach(await handInPaper('agreement-document', file), false));
  };

  return (
    <Stack gap="xs" mt="xs">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('documents.name')}
          placeholder={t('documents.defaultTitle')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <FileButton onChange={take} accept={PAPER_TYPES}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={18} aria-hidden />}
              loading={isBusy}
              aria-describedby="document-hint"
            >
              {t('documents.add')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed" id="document-hint">
        {t('documents.hint')}
      </Text>
      {pending && (
        <Alert color="gold" role="alert" title={t('refusals:code.DUPLICATE_DOCUMENT')}>
          {pending.numbers.length > 0 && <Text size="sm">{pending.numbers.join(', ')}</Text>}
          <Checkbox
            my="sm"
            label={t('form.sure')}
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          <Button
            size="sm"
            disabled={!isSure}
            loading={isBusy}
            onClick={() => void attempt(() => attach(pending.fileId, true))}
          >
            {t('documents.add')}
          </Button>
        </Alert>
      )}
      {error instanceof RefusedFile ? (
        <Alert color="gold" role="alert" title={t('documents.refused')}>
          {t(`file.${error.reason ?? error.code}`, { defaultValue: error.message })}
        </Alert>
      ) : (
        <ErrorNotice error={error} />
      )}
    </Stack>
  );
}
