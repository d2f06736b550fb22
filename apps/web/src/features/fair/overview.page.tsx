import { Anchor, Button, Card, Grid, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { countOf } from './fair-card.js';
import { useFair } from './fair.layout.js';

export function Component() {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const fair = useFair();
  const tables = fair.halls.reduce((sum, hall) => sum + hall.tables.length, 0);
  const figures = [
    { label: t('enums:sides.SUPPLIER'), value: countOf(fair, 'SUPPLIER') },
    { label: t('enums:sides.BUYER'), value: countOf(fair, 'BUYER') },
    { label: t('overview.slots'), value: fair.days.reduce((sum, day) => sum + day.slots.length, 0) },
    { label: t('overview.tables'), value: tables },
  ];
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 2, sm: 4 }}>
            {figures.map(({ label, value }) => (
              <Card key={label} padding="md">
                <Text size="sm" c="dimmed">
                  {label}
                </Text>
                <Text fz="1.75rem" fw={700} lh={1.2} className="figures">
                  {format.number(value)}
                </Text>
              </Card>
            ))}
          </SimpleGrid>
          <Card component="section" aria-labelledby="days">
            <Title order={2} size="h3" id="days" mb="sm">
              {t('overview.days')}
            </Title>
            {fair.days.length === 0 && <Text c="dimmed">{t('overview.noDays')}</Text>}
            <Stack gap="xs">
              {fair.days.map(({ id, date, slots }) => (
                <Group key={id} justify="space-between">
                  <Text fw={550}>{format.weekday(date)}</Text>
                  <Text size="sm" c="dimmed" className="figures">
                    {slots.length > 0 &&
                      `${format.time(slots[0]!.startsAt, fair.timeZone)} – ${format.time(slots.at(-1)!.endsAt, fair.timeZone)} · `}
                    {t('overview.slotCount', { count: slots.length })}
                  </Text>
                </Group>
              ))}
            </Stack>
          </Card>
          <Group>
            <Button component={Link} to={`/suppliers?fair=${fair.id}`} variant="default">
              {t('overview.findSuppliers')}
            </Button>
            <Button component={Link} to={`/needs?fair=${fair.id}`} variant="default">
              {t('overview.seeNeeds')}
            </Button>
          </Group>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Card>
          <Facts
            columns="one"
            facts={[
              {
                label: t('overview.host'),
                value: fair.host && (
                  <Anchor component={Link} to={`/organisations/${fair.host.id}`}>
                    {fair.host.displayName}
                  </Anchor>
                ),
              },
              { label: t('overview.venue'), value: fair.venue },
              { label: t('overview.city'), value: `${fair.city}, ${format.country(fair.country)}` },
              { label: t('overview.zone'), value: format.zone(fair.timeZone, `${fair.startsOn}T12:00:00Z`) },
              {
                label: t('overview.organizers'),
                value: fair.organizers?.length ? format.list(fair.organizers.map(({ name }) => name)) : null,
              },
            ]}
          />
        </Card>
      </Grid.Col>
    </Grid>
  );
}
