import { Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { ErrorNotice } from '../../ui/notices.js';
import { DraftNeedQuery } from './need.documents.js';
import type { Drafted } from './need-values.js';

/** As much as the API reads at once. */
const LONGEST = 20_000;

/** An e-mail or a specification, pasted, from which the form is filled in. */
export function DraftFromText({ take }: { take: (draft: Drafted) => void }) {
  const { t, i18n } = useTranslation('need');
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [draft, setDraft] = useState<Drafted | null>(null);
  const read = async () => {
    setReading(true);
    setError(null);
    try {
      const variables = { text, language: i18n.language };
      const answer = await client.fetchQuery({
        queryKey: ['DraftNeed', variables],
        queryFn: () => request(DraftNeedQuery, variables),
      });
      setDraft(answer.draftNeed);
      take(answer.draftNeed);
    } catch (problem) {
      setError(problem as Error);
    } finally {
      setReading(false);
    }
  };
  return (
    <Card component="section" aria-labelledby="from-text" mb="md">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3" id="from-text">
            {t('draft.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('draft.lead')}
          </Text>
        </div>
        <Textarea
          label={t('draft.text')}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button
            variant="light"
            leftSection={<IconWand size={18} aria-hidden />}
            disabled={text.trim() === ''}
            loading={isReading}
            onClick={() => void read()}
          >
            {t('draft.read')}
          </Button>
          <Text size="sm" aria-live="polite">
            {draft &&
              (draft.concepts.length > 0
                ? t('draft.done', { count: draft.concepts.length })
                : t('draft.nothing'))}
          </Text>
        </Group>
        {draft && draft.unused.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('draft.unused', { words: draft.unused.map((one) => `“${one.text}”`).join(', ') })}
          </Text>
        )}
        <ErrorNotice error={error} />
      </Stack>
    </Card>
  );
}
