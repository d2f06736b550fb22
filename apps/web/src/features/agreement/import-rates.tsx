import { Alert, Button, Card, Checkbox, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../../api/send-file.js';

interface Imported {
  added: number;
  changed: number;
  kept: number;
  unchanged: number;
}

/** Takes over a central bank's file of rates: all of it, or nothing with the line that is in the way. */
export function ImportRates() {
  const { t } = useTranslation('agreement');
  const queries = useQueryClient();
  const [replace, setReplace] = useState(false);
  const load = useMutation<Imported, Error, File>({
    mutationFn: (file) => sendFile(`/exchange-rates/import?replace=${String(replace)}`, file),
    onSuccess: () => void queries.invalidateQueries(),
  });
  return (
    <Card>
      <Stack gap="xs">
        <Group>
          <FileButton onChange={(file) => file && load.mutate(file)} accept=".csv,.xml,text/csv,text/xml">
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconUpload size={18} aria-hidden />}
                loading={load.isPending}
                aria-describedby="rates-hint"
              >
                {t('rates.import')}
              </Button>
            )}
          </FileButton>
          <Checkbox
            label={t('rates.replace')}
            checked={replace}
            onChange={(event) => setReplace(event.currentTarget.checked)}
          />
        </Group>
        <Text size="sm" c="dimmed" id="rates-hint">
          {t('rates.importHint')}
        </Text>
        {load.data && (
          <Text size="sm" role="status">
            {t('rates.imported', { ...load.data })}
          </Text>
        )}
        {load.error && (
          <Alert color="gold" role="alert" title={t('rates.unreadable')}>
            {load.error.message}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}
