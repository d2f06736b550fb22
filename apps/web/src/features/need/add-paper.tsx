import { Button, FileInput, Group, Stack, Switch, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { PAPER_TYPES, handInPaper } from '../../api/send-file.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { AddNeedDocumentMutation } from './need-papers.documents.js';

/** Puts a file with a need; under non-disclosure terms unless the buyer says otherwise. */
export function AddPaper({ needId }: { needId: string }) {
  const { t } = useTranslation('need');
  const add = useAct(AddNeedDocumentMutation);
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [isUnderNda, setUnderNda] = useState(true);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const submit = async () => {
    if (!file) return;
    setSending(true);
    setError(null);
    try {
      const fileId = await handInPaper('need-document', file);
      await add.mutateAsync({ input: { needId, fileId, title: title.trim() || file.name, isUnderNda } });
      setFile(null);
      setTitle('');
      tellDone(t('papers.added'));
    } catch (problem) {
      setError(problem as Error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <FileInput
          size="md"
          label={t('papers.file')}
          description={t('papers.choose')}
          inputWrapperOrder={['label', 'input', 'description']}
          accept={PAPER_TYPES}
          clearable
          value={file}
          onChange={setFile}
          style={{ flex: '1 1 220px', minWidth: 0 }}
        />
        <TextInput
          label={t('papers.name')}
          description={t('papers.nameHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={200}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          style={{ flex: '1 1 220px' }}
        />
      </Group>
      <Switch
        label={t('papers.nda')}
        checked={isUnderNda}
        onChange={({ currentTarget }) => setUnderNda(currentTarget.checked)}
      />
      <ErrorNotice error={error} />
      <Group>
        <Button
          variant="default"
          leftSection={<IconUpload size={18} aria-hidden />}
          disabled={!file}
          loading={isSending}
          onClick={() => void submit()}
        >
          {t('papers.add')}
        </Button>
      </Group>
    </Stack>
  );
}
