import { Alert, Anchor, Badge, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconVocabulary } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAct, usePages } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { tellDone, tellRefused } from '../../ui/notices.js';
import { Asked, EmptyState } from '../../ui/states.js';
import {
  AddedNamesQuery,
  LocalConceptsQuery,
  RestoreConceptMutation,
  RestoreConceptNameMutation,
  WithdrawConceptMutation,
  WithdrawConceptNameMutation,
} from './vocabulary.documents.js';
import { EVERY_LANGUAGE } from './vocabulary-values.js';

type LocalConcept = ResultOf<typeof LocalConceptsQuery>['localConcepts']['edges'][number]['node'];
type AddedName = ResultOf<typeof AddedNamesQuery>['addedConceptNames']['edges'][number]['node'];

/** Concepts and names that this installation has added; each can be taken out of use and brought back. */
export function AddedTerms() {
  const { t, i18n } = useTranslation('vocabulary');
  const { language } = i18n;
  const concepts = usePages(LocalConceptsQuery, { first: 30, language }, (data) => data.localConcepts);
  const names = usePages(AddedNamesQuery, { first: 30, language }, (data) => data.addedConceptNames);
  return (
    <Asked query={concepts}>
      {(ofConcepts) => (
        <Asked query={names}>
          {(ofNames) => {
            const own = ofConcepts.pages.flatMap((page) => page.localConcepts.edges.map(({ node }) => node));
            const added = ofNames.pages.flatMap((page) =>
              page.addedConceptNames.edges.map(({ node }) => node),
            );
            if (own.length + added.length === 0) {
              return (
                <EmptyState icon={<IconVocabulary />} title={t('added.none')} text={t('added.noneText')} />
              );
            }
            return (
              <Stack gap="lg">
                {own.length > 0 && (
                  <Stack gap="sm" component="section">
                    <Title order={2} size="h3">
                      {t('added.concepts')}
                    </Title>
                    {own.map((concept) => (
                      <ConceptCard key={concept.id} concept={concept} />
                    ))}
                    <MoreButton pages={concepts} />
                  </Stack>
                )}
                {added.length > 0 && (
                  <Stack gap="sm" component="section">
                    <Title order={2} size="h3">
                      {t('added.names')}
                    </Title>
                    {added.map((name) => (
                      <NameCard key={name.id} name={name} />
                    ))}
                    <MoreButton pages={names} />
                  </Stack>
                )}
              </Stack>
            );
          }}
        </Asked>
      )}
    </Asked>
  );
}

function ConceptCard({ concept }: { concept: LocalConcept }) {
  const { t } = useTranslation('vocabulary');
  const format = useFormat();
  const withdraw = useAct(WithdrawConceptMutation);
  const restore = useDeed(RestoreConceptMutation);
  const [uses, setUses] = useState<readonly { what: string; count: number }[] | null>(null);
  const { id, version, withdrawnAt, concept: of } = concept;

  const takeOut = (evenIfUsed: boolean) =>
    withdraw.mutate(
      { id, version, evenIfUsed },
      {
        onError: (error) => tellRefused(t, error),
        onSuccess: ({ withdrawConcept: result }) => {
          if (result.__typename === 'ConceptInUseError') return setUses(result.uses);
          setUses(null);
          const refused = refusalIn(result);
          if (refused) tellRefused(t, refused);
          else tellDone(t('added.withdrawn', { name: of.name }));
        },
      },
    );

  return (
    <Card component="article" padding="md" aria-label={of.name}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={4} style={{ flex: '1 1 260px', minWidth: 0 }}>
            <Group gap="xs">
              <Title order={3} size="h4">
                <Anchor component={Link} to={`/vocabulary/concepts/${id}`} inherit>
                  {of.name}
                </Anchor>
              </Title>
              <Badge color="gray">{t(`enums:conceptKind.${of.kind}`)}</Badge>
              {withdrawnAt && <Badge color="gold">{t('added.outOfUse')}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {concept.names.map(({ language, text }) => `${t(`language.${language}`)}: ${text}`).join(' · ')}
            </Text>
            <Text size="sm" c="dimmed">
              {concept.broader.length > 0 &&
                `${t('added.under', { names: concept.broader.map(({ name }) => name).join(', ') })} · `}
              {t('added.since', { day: format.dateTime(concept.createdAt) })}
            </Text>
          </Stack>
          {withdrawnAt ? (
            <Button
              size="compact-md"
              variant="default"
              loading={restore.isPending}
              onClick={() => void restore.run({ id, version }, t('added.restored', { name: of.name }))}
            >
              {t('added.restore')}
            </Button>
          ) : (
            <Button
              size="compact-md"
              variant="subtle"
              loading={withdraw.isPending}
              onClick={() => takeOut(false)}
            >
              {t('added.withdraw')}
            </Button>
          )}
        </Group>
        {uses && (
          <Alert
            role="alert"
            color="gold"
            icon={<IconAlertTriangle />}
            title={t('added.used', { name: of.name })}
          >
            <List size="sm">
              {uses.map(({ what, count }) => (
                <List.Item key={what}>{t(`added.use.${keyOfUse(what)}`, { count })}</List.Item>
              ))}
            </List>
            <Text size="sm" mt={4}>
              {t('added.usedText')}
            </Text>
            <Group mt="xs" gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => takeOut(true)}>
                {t('added.allTheSame')}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => setUses(null)}>
                {t('added.keep')}
              </Button>
            </Group>
          </Alert>
        )}
      </Stack>
    </Card>
  );
}

/** The API's words for what uses a concept, as keys. */
function keyOfUse(what: string): string {
  const keys: Record<string, string> = {
    capabilities: 'capabilities',
    certificates: 'certificates',
    needs: 'needs',
    agreements: 'agreements',
    'saved searches': 'savedSearches',
    'narrower local concepts': 'narrower',
  };
  return keys[what] ?? 'others';
}

function NameCard({ name }: { name: AddedName }) {
  const { t } = useTranslation('vocabulary');
  const withdraw = useDeed(WithdrawConceptNameMutation);
  const restore = useDeed(RestoreConceptNameMutation);
  const { id, text, withdrawnAt, concept } = name;
  return (
    <Card component="article" padding="sm" aria-label={text}>
      <Group justify="space-between" gap="sm">
        <Group gap="xs" style={{ minWidth: 0 }}>
          <Text fw={600} lang={name.language ?? undefined} style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          <Badge color="gray">{t(`language.${name.language ?? EVERY_LANGUAGE}`)}</Badge>
          <Text size="sm" c="dimmed">
            {t('added.nameOf', { concept: concept.name })}
          </Text>
          {withdrawnAt && <Badge color="gold">{t('added.outOfUse')}</Badge>}
        </Group>
        {withdrawnAt ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={restore.isPending}
            onClick={() => void restore.run({ id }, t('added.restored', { name: text }))}
          >
            {t('added.restore')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={withdraw.isPending}
            onClick={() => void withdraw.run({ id }, t('added.withdrawn', { name: text }))}
          >
            {t('added.withdraw')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
