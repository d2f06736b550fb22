import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconFile, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { Asked } from '../../ui/states.js';
import { useSession } from '../session/use-session.js';
import { AcceptTerms } from './accept-terms.js';
import { AddPaper } from './add-paper.js';
import { NeedPapersQuery, RemoveNeedDocumentMutation } from './need-papers.documents.js';
import { PaperDownloads } from './paper-downloads.js';
import { PaperReaders } from './paper-readers.js';

/** Drawings and papers of a need: the buyer puts them here and says who may see those under non-disclosure terms. */
export function NeedPapers({ needId, isBuyer }: { needId: string; isBuyer: boolean }) {
  const { t } = useTranslation('need');
  const { organisations, person } = useSession();
  const query = useAsk(NeedPapersQuery, { needId });
  const remove = useDeed(RemoveNeedDocumentMutation);
  const supplier = isBuyer ? null : (organisations.find(({ isSupplier }) => isSupplier) ?? null);
  return (
    <Asked query={query} skeleton={null}>
      {({ needDocuments }) =>
        needDocuments.length === 0 && !isBuyer ? null : (
          <Card component="section" aria-labelledby="papers">
            <Stack gap="md">
              <div>
                <Title order={2} size="h4" id="papers">
                  {t('papers.title')}
                </Title>
                {isBuyer && (
                  <Text size="sm" c="dimmed">
                    {t('papers.lead')}
                  </Text>
                )}
              </div>
              {needDocuments.map(({ id, title, isUnderNda, file }) => (
                <Group key={id} gap="xs" justify="space-between">
                  <Group gap="xs" style={{ flex: '1 1 200px' }}>
                    {file ? <IconFile size={18} aria-hidden /> : <IconLock size={18} aria-hidden />}
                    {file ? (
                      <Anchor href={file.url} download={file.name} size="sm">
                        {title}
                      </Anchor>
                    ) : (
                      <Text size="sm">{title}</Text>
                    )}
                    {isUnderNda && <Badge color="gray">{t('papers.underNda')}</Badge>}
                  </Group>
                  {isBuyer && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t('papers.removeNamed', { title })}
                      loading={remove.isPending && remove.variables?.id === id}
                      onClick={() => void remove.run({ id })}
                    >
                      {t('papers.remove')}
                    </Button>
                  )}
                </Group>
              ))}
              {isBuyer && <AddPaper needId={needId} />}
              {isBuyer && <PaperReaders needId={needId} />}
              {isBuyer && needDocuments.length > 0 && <PaperDownloads needId={needId} />}
              {supplier && person && needDocuments.some(({ isUnderNda }) => isUnderNda) && (
                <AcceptTerms needId={needId} organisation={supplier} name={person.name} />
              )}
            </Stack>
          </Card>
        )
      }
    </Asked>
  );
}
