import { Badge, Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { NameDialog } from './name-dialog.js';
import { VocabularyQuery } from './vocabulary.documents.js';
import { KINDS } from './vocabulary-values.js';

type Concept = ResultOf<typeof VocabularyQuery>['concepts']['edges'][number]['node'];

/** The whole vocabulary, to look something up in and to give it a further name. */
export function AllConcepts() {
  const { t, i18n } = useTranslation('vocabulary');
  const url = useUrlState();
  const kind = KINDS.find((one) => one === url.get('kind')) ?? null;
  const text = url.get('q');
  const pages = usePages(
    VocabularyQuery,
    { text: text || null, kind, language: i18n.language, first: 30 },
    (data) => data.concepts,
  );
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SearchField
          label={t('all.search')}
          placeholder={t('all.searchExample')}
          value={text}
          onSearch={(q) => url.set({ q })}
          hideLabel
        />
        <NativeSelect
          size="md"
          aria-label={t('concept.kind')}
          value={kind ?? ''}
          onChange={({ currentTarget: { value } }) => url.set({ kind: value || null })}
          data={[
            { value: '', label: t('all.everyKind') },
            ...KINDS.map((value) => ({ value: value as string, label: t(`enums:conceptKind.${value}`) })),
          ]}
        />
      </Group>
      <Asked query={pages}>
        {(data) => (
          <Stack gap="sm">
            <Text size="sm" c="dimmed" aria-live="polite">
              {t('all.count', { count: data.pages[0]!.concepts.totalCount })}
            </Text>
            {data.pages.flatMap((page) =>
              page.concepts.edges.map(({ node }) => <ConceptRow key={node.id} concept={node} />),
            )}
            {data.pages[0]!.concepts.totalCount === 0 && (
              <EmptyState icon={<IconSearchOff />} title={t('all.none')} text={t('all.noneText')} />
            )}
            <MoreButton pages={pages} />
          </Stack>
        )}
      </Asked>
    </Stack>
  );
}

function ConceptRow({ concept }: { concept: Concept }) {
  const { t } = useTranslation('vocabulary');
  const [isNaming, setNaming] = useState(false);
  const { id, kind, name } = concept;
  return (
    <Card component="article" padding="md" aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} style={{ flex: '1 1 300px', minWidth: 0 }}>
          <Group gap="xs">
            <Title order={2} size="h4">
              {name}
            </Title>
            <Badge color="gray">{t(`enums:conceptKind.${kind}`)}</Badge>
            {concept.isLocal && <Badge>{t('all.local')}</Badge>}
          </Group>
          <Text size="sm">
            {[...new Set(concept.names.map(({ text }) => text))].map((text, index) => (
              <span key={text}>
                {index > 0 && ' · '}
                <span lang={concept.names.find((one) => one.text === text)!.language}>{text}</span>
              </span>
            ))}
          </Text>
          {concept.otherNames.length > 0 && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('all.also')} {[...new Set(concept.otherNames.map(({ text }) => text))].join(', ')}
            </Text>
          )}
          {concept.broader.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('added.under', { names: concept.broader.map((one) => one.name).join(', ') })}
            </Text>
          )}
        </Stack>
        <Button size="compact-md" variant="default" onClick={() => setNaming(true)}>
          {t('all.addName')}
        </Button>
      </Group>
      {isNaming && <NameDialog concept={{ id, kind, name }} close={() => setNaming(false)} />}
    </Card>
  );
}
