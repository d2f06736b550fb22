import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { NeedDownloadsQuery } from './need-papers.documents.js';

/** Who was given which document and when, the last first; for the buyer. */
export function PaperDownloads({ needId }: { needId: string }) {
  const { t } = useTranslation('need');
  const format = useFormat();
  const query = useAsk(NeedDownloadsQuery, { needId });
  return (
    <Asked query={query} skeleton={null}>
      {({ needDownloads: { edges, totalCount } }) => (
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t('papers.downloads')}
          </Title>
          {edges.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('papers.noDownloads')}
            </Text>
          ) : (
            <List size="sm" listStyleType="none" spacing="xs">
              {edges.map(({ node: { id, at, title, organisationNames, person } }) => (
                <List.Item key={id}>
                  <Text size="sm" fw={600}>
                    {[person?.name ?? '–', ...organisationNames].join(', ')}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t('papers.downloaded', { title, when: format.dateTime(at) })}
                  </Text>
                </List.Item>
              ))}
            </List>
          )}
          {totalCount > edges.length && (
            <Text size="sm" c="dimmed">
              {t('papers.olderDownloads', { count: totalCount - edges.length })}
            </Text>
          )}
        </Stack>
      )}
    </Asked>
  );
}
