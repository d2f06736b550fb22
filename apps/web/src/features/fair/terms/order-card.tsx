import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/hooks.js';
import { useDeed } from '../../../api/use-deed.js';
import type { FullFair } from '../fair.layout.js';
import { TermsCard } from './card.js';
import type { Terms } from './tables-card.js';
import { AddMeetingPrecedenceMutation, RemoveMeetingPrecedenceMutation } from './terms.documents.js';
import type { FairPeople } from './use-fair-people.js';

const NOBODY = { s1: null, b1: null, s2: null, b2: null } as Record<'s1' | 'b1' | 's2' | 'b2', string | null>;

/** Which meetings have to come before which. */
export function OrderCard({ fair, terms, people }: { fair: FullFair; terms: Terms; people: FairPeople }) {
  const { t } = useTranslation('terms');
  const [ids, setIds] = useState(NOBODY);
  const add = useDeed(AddMeetingPrecedenceMutation);
  const remove = useDeed(RemoveMeetingPrecedenceMutation);
  const pair = (supplier: string, buyer: string) => `${people.nameOf(supplier)} – ${people.nameOf(buyer)}`;
  const { s1, b1, s2, b2 } = ids;
  const send = async () => {
    const input = {
      ...{ fairId: fair.id, idempotencyKey: newKey() },
      first: { supplierId: s1!, buyerId: b1! },
      second: { supplierId: s2!, buyerId: b2! },
    };
    if (await add.run({ input }, t('saved'))) setIds(NOBODY);
  };
  const select = (key: keyof typeof ids, side: 'SUPPLIER' | 'BUYER', label: string) => (
    <Select
      label={label}
      searchable
      limit={100}
      data={people.choices(side)}
      value={ids[key]}
      onChange={(value) => setIds({ ...ids, [key]: value })}
      nothingFoundMessage={t('nothing')}
    />
  );
  return (
    <TermsCard id="terms-order" title={t('order.title')} hint={t('order.hint')}>
      {terms.precedences.map((one) => {
        const first = pair(one.firstSupplierId, one.firstBuyerId);
        const second = pair(one.thenSupplierId, one.thenBuyerId);
        return (
          <Group key={one.id} justify="space-between" gap="xs">
            <Text size="sm">{t('order.before', { first, second })}</Text>
            <Button
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('removeOne', { name: first })}
              onClick={() => void remove.run({ precedenceId: one.id }, t('removed'))}
            >
              {t('remove')}
            </Button>
          </Group>
        );
      })}
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {select('s1', 'SUPPLIER', t('order.firstSupplier'))}
          {select('b1', 'BUYER', t('order.firstBuyer'))}
          {select('s2', 'SUPPLIER', t('order.thenSupplier'))}
          {select('b2', 'BUYER', t('order.thenBuyer'))}
        </SimpleGrid>
        <Group>
          <Button
            variant="default"
            disabled={!s1 || !b1 || !s2 || !b2}
            loading={add.isPending}
            onClick={() => void send()}
          >
            {t('order.add')}
          </Button>
        </Group>
      </Stack>
    </TermsCard>
  );
}
