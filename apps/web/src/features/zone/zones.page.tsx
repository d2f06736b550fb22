import {
  Badge,
  Button,
  Card,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { IconMap2, IconPlus } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { FigureCards } from '../../ui/figure-cards.js';
import { fold } from '../../ui/fold.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useProvinces } from '../directory/use-provinces.js';
import { useSession } from '../session/use-session.js';
import { ZoneListQuery } from './zone.documents.js';
import { ZONE_KINDS, ZONE_STATUSES } from './zone-values.js';

const TenantsDrawer = lazy(() => import('./tenants-drawer.js'));
const ZoneForm = lazy(() => import('./zone-form.js'));
const COLORS = { PLANNED: 'gray', BUILDING: 'gold', OPERATING: 'pine' } as const;
const SHOWN = 60;

export type Zone = ResultOf<typeof ZoneListQuery>['industrialZones'][number];

/** Clusters and parks: how many, how large, and who sits in them. */
export function Component() {
  const { t } = useTranslation('zone');
  const { isStaff } = useSession();
  const query = useAsk(ZoneListQuery, {});
  const [edited, setEdited] = useState<Zone | 'new' | null>(null);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button
            component={Link}
            to="/map"
            variant="default"
            leftSection={<IconMap2 size={18} aria-hidden />}
          >
            {t('map')}
          </Button>
          {isStaff && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
              {t('add')}
            </Button>
          )}
        </>
      }
    >
      <Asked query={query}>
        {({ industrialZones }) => <Zones zones={industrialZones} edit={setEdited} />}
      </Asked>
      {edited && (
        <Suspense>
          <ZoneForm zone={edited === 'new' ? null : edited} close={() => setEdited(null)} />
        </Suspense>
      )}
    </Page>
  );
}

function Zones({ zones, edit }: { zones: Zone[]; edit: (zone: Zone) => void }) {
  const { t } = useTranslation('zone');
  const format = useFormat();
  const { isStaff } = useSession();
  const { provinces, nameOf } = useProvinces();
  const url = useUrlState();
  const [shown, setShown] = useState(SHOWN);
  const found = zones.filter(
    ({ name, kind, status, provinceCode }) =>
      (!url.get('q') || fold(name).includes(fold(url.get('q')))) &&
      (!url.get('kind') || kind === url.get('kind')) &&
      (!url.get('status') || status === url.get('status')) &&
      (!url.get('province') || provinceCode === url.get('province')),
  );
  const area = found.reduce((sum, { areaHa }) => sum + Math.round((areaHa ?? 0) * 100), 0) / 100;
  const tenants = found.reduce((sum, { tenantCount }) => sum + tenantCount, 0);
  const open = zones.find(({ id }) => id === url.get('zone'));
  const used = provinces.filter(({ code }) => zones.some(({ provinceCode }) => provinceCode === code));
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
        <TextInput
          type="search"
          label={t('search')}
          value={url.get('q')}
          onChange={(event) => url.set({ q: event.currentTarget.value })}
        />
        <NativeSelect
          size="md"
          label={t('kind')}
          value={url.get('kind')}
          onChange={(event) => url.set({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: t('any') },
            ...ZONE_KINDS.map((value) => ({ value, label: t(`enums:zoneKind.${value}`) })),
          ]}
        />
        <NativeSelect
          size="md"
          label={t('status')}
          value={url.get('status')}
          onChange={(event) => url.set({ status: event.currentTarget.value })}
          data={[
            { value: '', label: t('any') },
            ...ZONE_STATUSES.map((value) => ({ value, label: t(`enums:zoneStatus.${value}`) })),
          ]}
        />
        <NativeSelect
          size="md"
          label={t('province')}
          value={url.get('province')}
          onChange={(event) => url.set({ province: event.currentTarget.value })}
          data={[
            { value: '', label: t('any') },
            ...used.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </SimpleGrid>
      <FigureCards
        figures={[
          { name: t('zones'), value: format.number(found.length) },
          { name: t('area'), value: t('ha', { area: format.decimal(area, 2) }) },
          { name: t('tenants'), value: format.number(tenants) },
        ]}
      />
      {found.length === 0 && <EmptyState title={t('none')} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {found.slice(0, shown).map((zone) => (
          <Card key={zone.id} padding="md">
            <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
              <div style={{ minWidth: 0 }}>
                <Text fw={600}>{zone.name}</Text>
                <Text size="sm" c="dimmed">
                  {[
                    t(`enums:zoneKind.${zone.kind}`),
                    nameOf(zone.provinceCode),
                    zone.areaHa !== null && t('ha', { area: format.decimal(zone.areaHa, 2) }),
                    zone.occupancyPercent !== null && t('occupancy', { share: zone.occupancyPercent }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </div>
              <Stack gap={4} align="flex-end">
                <Badge color={COLORS[zone.status]}>{t(`enums:zoneStatus.${zone.status}`)}</Badge>
                <DemoBadge shown={zone.isDemo} />
              </Stack>
            </Group>
            <Group gap="md" mt="xs">
              {zone.tenantCount > 0 && (
                <UnstyledButton c="var(--action)" fz="sm" onClick={() => url.set({ zone: zone.id })}>
                  {t('tenantsOf', { count: zone.tenantCount })}
                </UnstyledButton>
              )}
              {isStaff && (
                <UnstyledButton
                  c="var(--action)"
                  fz="sm"
                  aria-label={t('editOne', { name: zone.name })}
                  onClick={() => edit(zone)}
                >
                  {t('common:action.edit')}
                </UnstyledButton>
              )}
            </Group>
          </Card>
        ))}
      </SimpleGrid>
      {found.length > shown && (
        <Button variant="default" style={{ alignSelf: 'center' }} onClick={() => setShown(shown + SHOWN)}>
          {t('common:action.more')}
        </Button>
      )}
      {open && (
        <Suspense>
          <TenantsDrawer
            title={open.name}
            filter={{ zoneId: open.id }}
            close={() => url.set({ zone: null })}
          />
        </Suspense>
      )}
    </Stack>
  );
}
