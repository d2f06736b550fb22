import { Alert, Button, Card, FileButton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { RefusedFile, sendFile } from '../../api/send-file.js';
import { ErrorNotice } from '../../ui/notices.js';
import classes from './import.module.css';

/** The service takes no larger lists. */
const LIMITS = { bytes: 50 * 1_048_576, message: 'A file has at most 50 MB.' };

/** Where a list is dropped, or chosen; the next step is then to say what its columns mean. */
export function DropArea() {
  const { t } = useTranslation('import');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (list: File) => sendFile<{ importId: string }>('/import/suppliers', list, LIMITS),
    onSuccess: ({ importId }) => {
      void queries.invalidateQueries();
      void navigate(`/imports/${importId}`);
    },
  });
  const take = (file: File | null | undefined) => {
    if (file && !upload.isPending) upload.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const { error } = upload;

  return (
    <Stack gap="sm">
      <Card
        className={classes.drop!}
        data-over={isOver || undefined}
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
        <Text fw={600} visibleFrom="sm">
          {t('upload.drop')}
        </Text>
        <FileButton onChange={take} accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values">
          {(props) => (
            <Button
              {...props}
              leftSection={<IconUpload size={18} aria-hidden />}
              loading={upload.isPending}
              aria-describedby="upload-hint"
            >
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center" maw={520} id="upload-hint">
          {t('upload.hint')}
        </Text>
      </Card>
      {error instanceof RefusedFile ? (
        <Alert role="alert" color="gold" icon={<IconAlertTriangle />} title={t('upload.unreadable')}>
          {t(`unreadable.${error.code === 'FILE_TOO_LARGE' ? 'too-large' : error.reason}`, {
            defaultValue: error.message,
          })}
        </Alert>
      ) : (
        <ErrorNotice error={error} />
      )}
    </Stack>
  );
}
