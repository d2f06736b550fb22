import { Anchor, Badge, Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { NameDialog } from './name-dialog.js';
import { DismissTermMutation, ReopenTermMutation, UncoveredTermsQuery } from './vocabulary.documents.js';

const STATES = ['OPEN', 'DISMISSED', 'COVERED'] as const;

type Term = ResultOf<typeof UncoveredTermsQuery>['uncoveredTerms']['edges'][number]['node'];

/** Words that people use and no concept covers, with what can become of each. */
export function Suggestions() {
  const { t, i18n } = useTranslation('vocabulary');
  const url = useUrlState();
  const state = STATES.find((one) => one === url.get('state')) ?? 'OPEN';
  const pages = usePages(
    UncoveredTermsQuery,
    { first: 30, state, language: i18n.language },
    (data) => data.uncoveredTerms,
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <Text size="sm" c="dimmed" maw={640}>
          {t('suggestion.lead')}
        </Text>
        <NativeSelect
          size="sm"
          aria-label={t('suggestion.state')}
          value={state}
          onChange={({ currentTarget: { value } }) => url.set({ state: value === 'OPEN' ? null : value })}
          data={STATES.map((value) => ({ value, label: t(`suggestion.states.${value}`) }))}
        />
      </Group>
      <Asked query={pages}>
        {(data) => {
          const terms = data.pages.flatMap((page) => page.uncoveredTerms.edges.map(({ node }) => node));
          if (terms.length === 0) {
            return (
              <EmptyState icon={<IconBulb />} title={t('suggestion.none')} text={t('suggestion.noneText')} />
            );
          }
          return (
            <Stack gap="sm">
              {terms.map((term) => (
                <TermCard key={term.id} term={term} />
              ))}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Stack>
  );
}

function TermCard({ term }: { term: Term }) {
  const { t } = useTranslation('vocabulary');
  const [isNaming, setNaming] = useState(false);
  const dismiss = useDeed(DismissTermMutation);
  const reopen = useDeed(ReopenTermMutation);
  const address = new URLSearchParams({ term: term.id, text: term.text, language: term.language });
  return (
    <Card component="article" padding="md" aria-label={term.text}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} style={{ flex: '1 1 280px', minWidth: 0 }}>
          <Group gap="xs">
            <Title order={2} size="h3" lang={term.language} style={{ overflowWrap: 'anywhere' }}>
              {term.text}
            </Title>
            <Badge color="gray">{t(`language.${term.language}`)}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {[
              term.queries > 0 && t('suggestion.queries', { count: term.queries }),
              term.suppliers > 0 && t('suggestion.suppliers', { count: term.suppliers }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {term.examples.map(({ text, organisationId }) => (
            <Text key={text} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {organisationId ? (
                <Anchor component={Link} to={`/organisations/${organisationId}`} size="sm">
                  “{text}”
                </Anchor>
              ) : (
                <>
                  {t('suggestion.asked')} “{text}”
                </>
              )}
            </Text>
          ))}
          {term.concept && (
            <Text size="sm" fw={550}>
              {t('suggestion.covered', { concept: term.concept.name })}
            </Text>
          )}
        </Stack>
        {term.state === 'OPEN' ? (
          <Group gap="xs">
            <Button size="compact-md" variant="light" onClick={() => setNaming(true)}>
              {t('suggestion.asName')}
            </Button>
            <Button
              size="compact-md"
              variant="default"
              component={Link}
              to={`/vocabulary/new?${address.toString()}`}
            >
              {t('suggestion.asConcept')}
            </Button>
            <Button
              size="compact-md"
              variant="subtle"
              loading={dismiss.isPending}
              onClick={() =>
                void dismiss.run({ id: term.id }, t('suggestion.dismissed', { term: term.text }))
              }
            >
              {t('suggestion.dismiss')}
            </Button>
          </Group>
        ) : (
          term.state === 'DISMISSED' && (
            <Button
              size="compact-md"
              variant="default"
              loading={reopen.isPending}
              onClick={() => void reopen.run({ id: term.id }, t('suggestion.reopened', { term: term.text }))}
            >
              {t('suggestion.reopen')}
            </Button>
          )
        )}
      </Group>
      {isNaming && (
        <NameDialog
          text={term.text}
          language={term.language}
          termId={term.id}
          close={() => setNaming(false)}
        />
      )}
    </Card>
  );
}
