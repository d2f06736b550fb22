import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { AllTermsQuery, ExcludeMutation, ExclusionsQuery, LiftExclusionMutation } from './terms.documents.js';

/** Pairs that the organiser doesn't bring together. */
export function ExclusionsCard({ fairId }: { fairId: string }) {
  const { t } = useTranslation('matching');
  const pages = usePages(ExclusionsQuery, { fairId, first: 20 }, (data) => data.meetingExclusions);
  const lift = useDeed(LiftExclusionMutation);
  const exclude = useAct(ExcludeMutation);
  const [formKey, setFormKey] = useState(newKey);
  const draft = useDraft({
    supplierOrganisationId: null as string | null,
    buyerOrganisationId: null as string | null,
    note: '',
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { supplierOrganisationId, buyerOrganisationId, note } = draft.values;
    const missing = t('refusals:problem.required');
    const isComplete = draft.check({
      ...(!supplierOrganisationId && { supplierOrganisationId: missing }),
      ...(!buyerOrganisationId && { buyerOrganisationId: missing }),
    });
    if (!isComplete) return;
    await exclude.mutateAsync({
      input: {
        fairId,
        supplierOrganisationId: supplierOrganisationId!,
        buyerOrganisationId: buyerOrganisationId!,
        note: note.trim() || null,
        idempotencyKey: newKey(),
      },
    });
    draft.reset({ supplierOrganisationId: null, buyerOrganisationId: null, note: '' });
    setFormKey(newKey());
  };
  return (
    <Card component="section" aria-labelledby="exclusions">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="exclusions">
            {t('exclusions.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('exclusions.lead')}
          </Text>
        </div>
        <form key={formKey} onSubmit={(event) => void submit(event).catch(draft.take)}>
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <OrganisationSelect
                label={t('enums:sides.SUPPLIER')}
                side="SUPPLIER"
                {...draft.choice('supplierOrganisationId')}
              />
              <OrganisationSelect
                label={t('enums:sides.BUYER')}
                side="BUYER"
                {...draft.choice('buyerOrganisationId')}
              />
            </SimpleGrid>
            <TextInput label={t('exclusions.note')} maxLength={500} {...draft.text('note')} />
            <ErrorNotice error={exclude.error} />
            <Group>
              <Button type="submit" variant="default" loading={exclude.isPending}>
                {t('exclusions.add')}
              </Button>
            </Group>
          </Stack>
        </form>
        <Asked query={pages}>
          {(data) => {
            const found = data.pages.flatMap((page) => page.meetingExclusions.edges.map(({ node }) => node));
            return (
              <Stack gap={0} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {found.map(({ id, note, supplier, buyer }) => (
                  <Group
                    key={id}
                    component="li"
                    justify="space-between"
                    wrap="nowrap"
                    py={8}
                    style={{ borderTop: '1px solid var(--line)' }}
                  >
                    <div style={{ minWidth: 0 }}>
                      <Text size="sm" fw={600}>
                        {supplier?.displayName} – {buyer?.displayName}
                      </Text>
                      {note && (
                        <Text size="sm" c="dimmed">
                          {note}
                        </Text>
                      )}
                    </div>
                    <ActionIcon
                      aria-label={t('exclusions.lift', {
                        supplier: supplier?.displayName,
                        buyer: buyer?.displayName,
                      })}
                      onClick={() => void lift.run({ id })}
                    >
                      <IconTrash size={18} aria-hidden />
                    </ActionIcon>
                  </Group>
                ))}
                <MoreButton pages={pages} />
              </Stack>
            );
          }}
        </Asked>
      </Stack>
    </Card>
  );
}

/** Participants for whom something of their own is set: quotas, paid promises, groups. */
export function OwnTermsCard({ fairId }: { fairId: string }) {
  const { t } = useTranslation('matching');
  const pages = usePages(AllTermsQuery, { fairId, first: 20 }, (data) => data.participationTerms);
  return (
    <Card component="section" aria-labelledby="own-terms">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="own-terms">
            {t('terms.list')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('terms.listLead')}{' '}
            <Anchor component={Link} to={`/fairs/${fairId}/participants`} size="sm" underline="always">
              {t('terms.choose')}
            </Anchor>
          </Text>
        </div>
        <Asked query={pages}>
          {(data) => (
            <Stack gap={0} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
              {data.pages
                .flatMap((page) => page.participationTerms.edges.map(({ node }) => node))
                .map(({ participationId, participation, tags, minMeetings, maxMeetings, isSponsored }) => (
                  <Group
                    key={participationId}
                    component="li"
                    justify="space-between"
                    gap="sm"
                    py={8}
                    style={{ borderTop: '1px solid var(--line)' }}
                  >
                    <Group gap="xs">
                      <Anchor
                        component={Link}
                        to={`/fairs/${fairId}/participants/${participationId}`}
                        size="sm"
                        fw={600}
                      >
                        {participation?.organisation.displayName}
                      </Anchor>
                      {isSponsored && <Badge color="gold">{t('terms.sponsored')}</Badge>}
                      {tags.map((tag) => (
                        <Badge key={tag} color="gray">
                          {tag}
                        </Badge>
                      ))}
                    </Group>
                    <Text size="sm" className="figures">
                      {t('terms.range', {
                        min: minMeetings ?? t('terms.ofFair'),
                        max: maxMeetings ?? t('terms.ofFair'),
                      })}
                    </Text>
                  </Group>
                ))}
              <MoreButton pages={pages} />
            </Stack>
          )}
        </Asked>
      </Stack>
    </Card>
  );
}
