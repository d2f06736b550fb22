import {
  Button,
  Card,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconAward, IconDownload, IconPlus, IconTableImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { DayInput } from '../../ui/day-input.js';
import { FigureCards } from '../../ui/figure-cards.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useSession } from '../session/use-session.js';
import { RecognitionRow } from './recognition-row.js';
import { RecognitionFiguresQuery, RecognitionsQuery } from './recognition.documents.js';

const STATES = ['IN_FORCE', 'RENEWED', 'EXPIRED', 'WITHDRAWN'] as const;

/** Key industrial products: how many by any day, and which. */
export function Component() {
  const { t, i18n } = useTranslation('recognition');
  const url = useUrlState();
  const { isStaff, isSignedIn } = useSession();
  const state = STATES.find((one) => one === url.get('state')) ?? null;
  const pages = usePages(
    RecognitionsQuery,
    {
      filter: { text: url.get('q') || null, year: Number(url.get('year')) || null, state },
      first: 30,
    },
    (data) => data.recognitions,
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {isSignedIn && (
            <Button
              component="a"
              href={`/export/recognitions?format=xlsx&lang=${i18n.language}`}
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
            >
              {t('export')}
            </Button>
          )}
          {isStaff && (
            <>
              <Button
                component={Link}
                to="/recognitions/import"
                variant="default"
                leftSection={<IconTableImport size={18} aria-hidden />}
              >
                {t('import')}
              </Button>
              <Button
                component={Link}
                to="/recognitions/new"
                leftSection={<IconPlus size={18} aria-hidden />}
              >
                {t('record')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Stack gap="xl">
        <Figures url={url} />
        <section aria-labelledby="products">
          <Title order={2} id="products" mb="sm">
            {t('products')}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
            <TextInput
              type="search"
              label={t('search')}
              value={url.get('q')}
              onChange={(event) => url.set({ q: event.currentTarget.value })}
            />
            <TextInput
              label={t('year')}
              inputMode="numeric"
              maxLength={4}
              value={url.get('year')}
              onChange={(event) => url.set({ year: event.currentTarget.value.replaceAll(/\D/g, '') })}
            />
            <NativeSelect
              size="md"
              label={t('state')}
              value={state ?? ''}
              onChange={(event) => url.set({ state: event.currentTarget.value })}
              data={[
                { value: '', label: t('anyState') },
                ...STATES.map((value) => ({ value, label: t(`enums:recognitionState.${value}`) })),
              ]}
            />
          </SimpleGrid>
          <Asked query={pages}>
            {(data) => {
              const found = data.pages.flatMap((page) => page.recognitions.edges.map(({ node }) => node));
              if (found.length === 0)
                return <EmptyState icon={<IconAward />} title={t('none')} text={t('noneText')} />;
              return (
                <Stack gap="sm">
                  <Text size="sm" c="dimmed">
                    {t('found', { count: data.pages[0]!.recognitions.totalCount })}
                  </Text>
                  {found.map((recognition) => (
                    <RecognitionRow key={recognition.id} recognition={recognition} canWithdraw={isStaff} />
                  ))}
                  <MoreButton pages={pages} />
                </Stack>
              );
            }}
          </Asked>
        </section>
      </Stack>
    </Page>
  );
}

function Figures({ url }: { url: ReturnType<typeof useUrlState> }) {
  const { t } = useTranslation('recognition');
  const format = useFormat();
  const query = useAsk(
    RecognitionFiguresQuery,
    { asOf: url.get('asOf') || null, from: url.get('from') || null },
    { keepPrevious: true },
  );
  return (
    <section aria-labelledby="figures">
      <Title order={2} id="figures" mb="sm">
        {t('figures')}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 4 }} mb="md">
        <DayInput label={t('asOf')} value={url.get('asOf') || null} onChange={(asOf) => url.set({ asOf })} />
        <DayInput label={t('from')} value={url.get('from') || null} onChange={(from) => url.set({ from })} />
      </SimpleGrid>
      <Asked query={query}>
        {({ recognitionFigures: figures }) => (
          <Stack gap="md">
            <Text fw={550} maw={760}>
              {t(url.get('from') ? 'sentenceFrom' : 'sentence', {
                day: format.day(figures.asOf),
                from: url.get('from') ? format.day(url.get('from')) : '',
                products: format.number(figures.recognised.products),
                enterprises: format.number(figures.recognised.enterprises),
              })}
            </Text>
            <FigureCards
              figures={[
                {
                  name: t('recognised'),
                  value: format.number(figures.recognised.products),
                  more: t('ofEnterprises', { count: figures.recognised.enterprises }),
                },
                {
                  name: t('inForce'),
                  value: format.number(figures.inForce.products),
                  more: t('ofEnterprises', { count: figures.inForce.enterprises }),
                },
                { name: t('expired'), value: format.number(figures.expired.products) },
                { name: t('withdrawn'), value: format.number(figures.withdrawn.products) },
              ]}
            />
            {figures.byYear.length > 0 && (
              <Card padding={0}>
                <Table className="figures" aria-label={t('byYear')}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('year')}</Table.Th>
                      <Table.Th ta="right">{t('newProducts')}</Table.Th>
                      <Table.Th ta="right">{t('allProducts')}</Table.Th>
                      <Table.Th ta="right">{t('allEnterprises')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {figures.byYear.map(({ year, added, inAll }) => (
                      <Table.Tr key={year}>
                        <Table.Td>{year}</Table.Td>
                        <Table.Td ta="right">{format.number(added.products)}</Table.Td>
                        <Table.Td ta="right">{format.number(inAll.products)}</Table.Td>
                        <Table.Td ta="right">{format.number(inAll.enterprises)}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Card>
            )}
            <Group>
              <Text size="sm" c="dimmed" maw={760}>
                {t('howCounted')}
              </Text>
            </Group>
          </Stack>
        )}
      </Asked>
    </section>
  );
}
