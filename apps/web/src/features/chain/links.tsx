import { Anchor, Badge, Button, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { DemoBadge } from '../../ui/badges.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { ConceptPicker, type PickedConcept } from '../organisation/concept-picker.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import {
  AnswerSupplyLinkMutation,
  ClaimSupplyLinkMutation,
  EndSupplyLinkMutation,
  SupplyLinksQuery,
} from './chain.documents.js';

const COLORS = { CLAIMED: 'gold', CONFIRMED: 'pine', REFUSED: 'brick', ENDED: 'gray' } as const;

/** What an organisation says of whom it supplies and who supplies it; for its own people and staff. */
export function Links({ organisationId, isMine }: { organisationId: string; isMine: boolean }) {
  const { t, i18n } = useTranslation('chain');
  const query = useAsk(SupplyLinksQuery, { organisationId, language: i18n.language });
  const answer = useDeed(AnswerSupplyLinkMutation);
  const end = useDeed(EndSupplyLinkMutation);
  return (
    <section aria-labelledby="links">
      <Title order={2} id="links" mb="xs">
        {t('links')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw={760}>
        {t('linksLead')}
      </Text>
      <Stack gap="sm">
        {isMine && <ClaimForm organisationId={organisationId} />}
        <Asked query={query}>
          {({ supplyLinks }) => (
            <Stack gap="sm">
              {supplyLinks.map((link) => {
                const isSupplier = link.supplierId === organisationId;
                const other = isSupplier ? link.customer : link.supplier;
                const isAsked = isMine && link.status === 'CLAIMED' && link.claimedById !== organisationId;
                return (
                  <Card key={link.id} padding="md">
                    <Group justify="space-between" gap="sm">
                      <div style={{ flex: '1 1 240px', minWidth: 0 }}>
                        <Text size="sm" c="dimmed">
                          {t(isSupplier ? 'suppliesTo' : 'suppliedBy')}
                        </Text>
                        {other && (
                          <Anchor component={Link} to={`/organisations/${other.id}`} fw={600}>
                            {other.displayName}
                          </Anchor>
                        )}
                        <Text size="sm" c="dimmed">
                          {[link.concepts.map(({ name }) => name).join(', '), link.subject, link.sinceYear]
                            .filter(Boolean)
                            .join(' · ')}
                        </Text>
                      </div>
                      <Group gap="xs">
                        <DemoBadge shown={link.isDemo} />
                        <Badge color={COLORS[link.status]}>
                          {t(`enums:supplyLinkStatus.${link.status}`)}
                        </Badge>
                        {isAsked && (
                          <>
                            <Button
                              size="compact-md"
                              loading={answer.isPending}
                              onClick={() => void answer.run({ id: link.id, isTrue: true }, t('confirmed'))}
                            >
                              {t('confirm')}
                            </Button>
                            <Button
                              size="compact-md"
                              variant="default"
                              onClick={() => void answer.run({ id: link.id, isTrue: false }, t('refused'))}
                            >
                              {t('refuse')}
                            </Button>
                          </>
                        )}
                        {isMine && !isAsked && ['CLAIMED', 'CONFIRMED'].includes(link.status) && (
                          <Button
                            size="compact-md"
                            variant="subtle"
                            color="brick"
                            loading={end.isPending}
                            onClick={() => void end.run({ id: link.id }, t('ended'))}
                          >
                            {t(link.status === 'CLAIMED' ? 'takeBack' : 'end')}
                          </Button>
                        )}
                      </Group>
                    </Group>
                  </Card>
                );
              })}
            </Stack>
          )}
        </Asked>
      </Stack>
    </section>
  );
}

function ClaimForm({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('chain');
  const claim = useAct(ClaimSupplyLinkMutation);
  const [role, setRole] = useState<'customer' | 'supplier'>('customer');
  const [other, setOther] = useState<string | null>(null);
  const [concepts, setConcepts] = useState<PickedConcept[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!other) return;
    claim.mutate(
      {
        input: {
          supplierId: role === 'customer' ? organisationId : other,
          customerId: role === 'customer' ? other : organisationId,
          conceptIds: concepts.map(({ id }) => id),
        },
      },
      {
        onSuccess: ({ claimSupplyLink }) => {
          const refused = refusalIn(claimSupplyLink);
          setRefusal(refused);
          if (refused) return;
          setOther(null);
          setConcepts([]);
          tellDone(t('claimed'));
        },
      },
    );
  };
  return (
    <Card component="form" onSubmit={submit}>
      <Stack gap="sm">
        <ErrorNotice error={claim.error} />
        <RefusalNotice refusal={refusal} />
        <SegmentedControl
          aria-label={t('role')}
          value={role}
          onChange={(value) => setRole(value as typeof role)}
          data={[
            { value: 'customer', label: t('weSupply') },
            { value: 'supplier', label: t('theySupply') },
          ]}
        />
        <OrganisationSelect
          key={other === null ? 'empty' : 'chosen'}
          label={t(role === 'customer' ? 'customer' : 'supplier')}
          required
          value={other}
          onChange={setOther}
        />
        <ConceptPicker label={t('what')} value={concepts} onChange={setConcepts} />
        <Button type="submit" disabled={!other} loading={claim.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('claim')}
        </Button>
      </Stack>
    </Card>
  );
}
