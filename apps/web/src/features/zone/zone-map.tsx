import { Anchor, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useProvinces } from '../directory/use-provinces.js';
import { type MapPlace, provinceSpots, wardSpot } from './map-spots.js';
import { type Mark, SupplierMap } from './supplier-map.js';
import { ZoneListQuery } from './zone.documents.js';
import type { Zone } from './zones.page.js';

const TenantsDrawer = lazy(() => import('./tenants-drawer.js'));

/** A row of the list and a square on the map: one cluster or park, or all of a province. */
interface Place extends Mark {
  title: string;
  kind: string;
  tenants: number;
  zones: number;
}

/** Clusters and parks with their areas and tenants: provinces on the whole country, each by itself within one. */
export function ZoneMap({ places }: { places: MapPlace[] }) {
  const query = useAsk(ZoneListQuery, {});
  return (
    <Asked query={query}>{({ industrialZones }) => <View zones={industrialZones} places={places} />}</Asked>
  );
}

function View({ zones, places }: { zones: Zone[]; places: MapPlace[] }) {
  const { t } = useTranslation('zone');
  const format = useFormat();
  const url = useUrlState();
  const { nameOf } = useProvinces();
  const province = url.get('province') || null;
  const there = zones.filter(
    ({ latitude, provinceCode }) => latitude !== null && (!province || provinceCode === province),
  );
  const open = there.find(({ id }) => id === url.get('zone'));
  if (zones.length === 0) return <EmptyState title={t('none')} />;
  const told = (area: number, tenants: number) =>
    [area > 0 && t('ha', { area: format.decimal(area, 2) }), t('tenantsOf', { count: tenants })]
      .filter(Boolean)
      .join(' · ');
  const one = (zone: Zone): Place => ({
    ...{ key: zone.id, title: zone.name, kind: t(`enums:zoneKind.${zone.kind}`), zones: 1 },
    ...{ latitude: zone.latitude!, longitude: zone.longitude! },
    ...{ areaHa: zone.areaHa ?? 0, tenants: zone.tenantCount },
    name: `${zone.name}: ${told(zone.areaHa ?? 0, zone.tenantCount)}`,
    choose: () => url.set({ zone: zone.id }),
  });
  const together = ([code, of]: [string, Zone[]]): Place => {
    const sum = (value: (zone: Zone) => number) => of.reduce((all, zone) => all + value(zone), 0);
    const [area, tenants] = [sum(({ areaHa }) => areaHa ?? 0), sum(({ tenantCount }) => tenantCount)];
    const title = nameOf(code) ?? code;
    return {
      ...{ key: code, title, kind: '', tenants, zones: of.length, areaHa: Math.round(area * 100) / 100 },
      latitude: sum(({ latitude }) => latitude!) / of.length,
      longitude: sum(({ longitude }) => longitude!) / of.length,
      name: `${title}: ${t('zonesOf', { count: of.length })} · ${told(area, tenants)}`,
      choose: () => url.set({ province: code }),
    };
  };
  const shown = (
    province ? there.map(one) : [...Map.groupBy(there, ({ provinceCode }) => provinceCode)].map(together)
  ).toSorted((a, b) => b.areaHa - a.areaHa);
  const area = shown.reduce((sum, { areaHa }) => sum + Math.round(areaHa * 100), 0) / 100;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {province ? nameOf(province) : t('country')}
          {': '}
          {t('zonesOf', { count: there.length })}, {t('ha', { area: format.decimal(area, 2) })}
        </Title>
        {province && (
          <Button variant="default" onClick={() => url.set({ province: null, zone: null })}>
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
            spots={
              province
                ? places.filter(({ provinceCode }) => provinceCode === province).map(wardSpot)
                : provinceSpots(places, nameOf)
            }
            isClose={province !== null}
            choose={() => undefined}
            label={t('picture')}
            marks={shown}
          />
        </Card>
        <Card
          padding={0}
          style={{
            flex: '1 1 320px',
            minWidth: 0,
            maxHeight: '78vh',
            overflow: 'auto',
            alignSelf: 'flex-start',
          }}
          tabIndex={0}
          role="group"
          aria-label={t('title')}
        >
          <Table className="figures" aria-label={t('title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(province ? 'zone' : 'province')}</Table.Th>
                {!province && <Table.Th ta="right">{t('numberColumn')}</Table.Th>}
                <Table.Th ta="right">{t('areaColumn')}</Table.Th>
                <Table.Th ta="right">{t('tenantsColumn')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((place) => (
                <Table.Tr key={place.key}>
                  <Table.Th scope="row" fw={500}>
                    <Anchor component="button" type="button" ta="left" onClick={place.choose}>
                      {place.title}
                    </Anchor>
                    {place.kind && (
                      <Text size="sm" c="dimmed">
                        {place.kind}
                      </Text>
                    )}
                  </Table.Th>
                  {!province && <Table.Td ta="right">{format.number(place.zones)}</Table.Td>}
                  <Table.Td ta="right">{place.areaHa > 0 ? format.decimal(place.areaHa, 2) : '–'}</Table.Td>
                  <Table.Td ta="right">{format.number(place.tenants)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      </div>
      <Text size="sm" c="dimmed" maw={760}>
        {t('squares')}
      </Text>
      {open && (
        <Suspense>
          <TenantsDrawer
            title={`${open.name}: ${told(open.areaHa ?? 0, open.tenantCount)}`}
            filter={{ zoneId: open.id }}
            close={() => url.set({ zone: null })}
          />
        </Suspense>
      )}
    </Stack>
  );
}
