import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconBookmarks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { LinkCard } from '../../ui/link-card.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { CreateShortlistMutation, ShortlistsQuery } from './sourcing.documents.js';
import { useKeeper } from './use-keeper.js';

/** The shortlists of an organisation. */
export function Component() {
  const { t } = useTranslation('sourcing');
  const url = useUrlState();
  const { organisation, organisations, isComplete } = useKeeper();
  const chosen = organisations.find(({ id }) => id === url.get('organisation')) ?? organisation;
  return (
    <Page
      title={t('shortlist.title')}
      lead={t('shortlist.lead')}
      actions={
        organisations.length > 1 && (
          <NativeSelect
            aria-label={t('shortlist.whose')}
            value={chosen?.id}
            onChange={(event) => url.set({ organisation: event.currentTarget.value })}
            data={organisations.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        )
      }
    >
      {chosen ? (
        <Lists organisationId={chosen.id} />
      ) : (
        isComplete && (
          <EmptyState
            icon={<IconBookmarks />}
            title={t('shortlist.nobody')}
            text={t('shortlist.nobodyText')}
          />
        )
      )}
    </Page>
  );
}

function Lists({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('sourcing');
  const format = useFormat();
  const pages = usePages(ShortlistsQuery, { organisationId, first: 30 }, (data) => data.shortlists);
  return (
    <Stack gap="lg">
      <NewList organisationId={organisationId} />
      <Asked query={pages}>
        {(data) => (
          <Stack gap="sm">
            {data.pages.flatMap(({ shortlists }) =>
              shortlists.edges.map(({ node }) => (
                <LinkCard key={node.id} to={`/shortlists/${node.id}`}>
                  <Group justify="space-between" wrap="nowrap">
                    <div style={{ minWidth: 0 }}>
                      <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
                        {node.name}
                      </Title>
                      <Text size="sm" c="dimmed">
                        {t('shortlist.begun', { day: format.day(node.createdAt) })}
                      </Text>
                    </div>
                    <Text size="sm" fw={550} style={{ whiteSpace: 'nowrap' }}>
                      {t('shortlist.suppliers', { count: node.entryCount })}
                    </Text>
                  </Group>
                </LinkCard>
              )),
            )}
            {data.pages[0]?.shortlists.totalCount === 0 && (
              <EmptyState icon={<IconBookmarks />} title={t('shortlist.none')} text={t('shortlist.noneText')}>
                <Button component={Link} to="/suppliers">
                  {t('common:nav.suppliers')}
                </Button>
              </EmptyState>
            )}
            <MoreButton pages={pages} />
          </Stack>
        )}
      </Asked>
    </Stack>
  );
}

function NewList({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('sourcing');
  const navigate = useNavigate();
  const create = useAct(CreateShortlistMutation);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async () => {
    const { createShortlist } = await create.mutateAsync({
      input: { organisationId, name: name.trim(), idempotencyKey: newKey() },
    });
    setRefusal(refusalIn(createShortlist));
    if (createShortlist.__typename === 'Shortlist') await navigate(`/shortlists/${createShortlist.id}`);
  };
  return (
    <Stack
      component="form"
      gap="xs"
      maw={560}
      onSubmit={(event) => {
        event.preventDefault();
        void submit().catch(() => undefined);
      }}
    >
      <RefusalNotice refusal={refusal} />
      <ErrorNotice error={create.error} />
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={t('shortlist.newName')}
          placeholder={t('shortlist.newPlaceholder')}
          required
          withAsterisk={false}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="default" loading={create.isPending}>
          {t('shortlist.begin')}
        </Button>
      </Group>
    </Stack>
  );
}
