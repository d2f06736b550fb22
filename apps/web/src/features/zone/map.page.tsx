import {
  Anchor,
  Button,
  Card,
  Checkbox,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useProvinces } from '../directory/use-provinces.js';
import { ConceptSelect, type PickedConcept } from '../organisation/concept-picker.js';
import { type MapPlace, provinceSpots, wardSpot } from './map-spots.js';
import { SupplierMap, type Spot } from './supplier-map.js';
import { ZoneMap } from './zone-map.js';
import { SupplierMapQuery } from './zone.documents.js';

const TenantsDrawer = lazy(() => import('./tenants-drawer.js'));

/** Where suppliers sit: provinces on the whole country, wards within one. */
export function Component() {
  const { t } = useTranslation('zone');
  const url = useUrlState();
  const [process, setProcess] = useState<PickedConcept | null>(null);
  const conceptId = url.get('process') || null;
  const isRecognised = url.get('key') === 'true';
  const areZones = url.get('show') === 'zones';
  const query = useAsk(SupplierMapQuery, { filter: { conceptId, isRecognised } }, { keepPrevious: true });
  return (
    <Page title={t('mapTitle')} lead={t('mapLead')} trail={[{ to: '/zones', label: t('title') }]}>
      <SegmentedControl
        aria-label={t('show')}
        mb="md"
        value={areZones ? 'zones' : 'suppliers'}
        onChange={(value) => url.set({ show: value === 'zones' ? 'zones' : null })}
        data={[
          { value: 'suppliers', label: t('showSuppliers') },
          { value: 'zones', label: t('title') },
        ]}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md" style={{ alignItems: 'end' }}>
        <ConceptSelect
          kind="PROCESS"
          label={t('process')}
          value={process}
          onChange={(picked) => {
            setProcess(picked);
            url.set({ process: picked?.id ?? null });
          }}
          clearable
        />
        <Checkbox
          label={t('keyOnly')}
          checked={isRecognised}
          onChange={(event) => url.set({ key: event.currentTarget.checked ? 'true' : null })}
          mb={10}
        />
      </SimpleGrid>
      <Asked query={query}>
        {({ supplierMap }) =>
          areZones ? <ZoneMap places={supplierMap} /> : <MapView places={supplierMap} />
        }
      </Asked>
    </Page>
  );
}

function MapView({ places }: { places: MapPlace[] }) {
  const { t } = useTranslation('zone');
  const format = useFormat();
  const url = useUrlState();
  const { nameOf } = useProvinces();
  const province = url.get('province') || null;
  const [open, setOpen] = useState<Spot | null>(null);
  if (places.length === 0) return <EmptyState title={t('nobody')} text={t('nobodyText')} />;
  const spots = province
    ? places.filter(({ provinceCode }) => provinceCode === province).map(wardSpot)
    : provinceSpots(places, nameOf);
  const shown = spots.toSorted((a, b) => b.suppliers - a.suppliers);
  const total = shown.reduce((sum, { suppliers }) => sum + suppliers, 0);
  const choose = (spot: Spot) => (province ? setOpen(spot) : url.set({ province: spot.provinceCode }));
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {province ? nameOf(province) : t('country')}
          {': '}
          {t('suppliers', { count: total })}
        </Title>
        {province && (
          <Button variant="default" onClick={() => url.set({ province: null })}>
            {t('wholeCountry')}
          </Button>
        )}
      </Group>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
        <Card
          padding={0}
          style={{ flex: '2 1 420px', minWidth: 0, overflow: 'hidden', alignSelf: 'flex-start' }}
        >
          <SupplierMap
            key={province}
            spots={shown}
            isClose={province !== null}
            choose={choose}
            label={t('picture')}
          />
        </Card>
        <Card padding={0} style={{ flex: '1 1 280px', minWidth: 0, alignSelf: 'flex-start' }}>
          <Table className="figures" aria-label={t('mapTitle')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(province ? 'ward' : 'province')}</Table.Th>
                <Table.Th ta="right">{t('suppliersColumn')}</Table.Th>
                <Table.Th ta="right">{t('keyColumn')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((spot) => (
                <Table.Tr key={spot.key}>
                  <Table.Th scope="row" fw={500}>
                    <Anchor component="button" type="button" ta="left" onClick={() => choose(spot)}>
                      {spot.name}
                    </Anchor>
                  </Table.Th>
                  <Table.Td ta="right">{format.number(spot.suppliers)}</Table.Td>
                  <Table.Td ta="right">{spot.recognised > 0 ? format.number(spot.recognised) : ''}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      </div>
      <Text size="sm" c="dimmed" maw={760}>
        {t('shapes')}
      </Text>
      {open && (
        <Suspense>
          <TenantsDrawer
            title={open.name}
            filter={{
              ...{ provinceCode: open.provinceCode, isSupplier: true },
              ...(open.wardCode && { wardCode: open.wardCode }),
            }}
            close={() => setOpen(null)}
          />
        </Suspense>
      )}
    </Stack>
  );
}
