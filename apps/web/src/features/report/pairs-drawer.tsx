import { Anchor, Drawer, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { type Funnel, FunnelPairsQuery, type FunnelRow } from './funnel.documents.js';
import type { ReportFilter } from './report-filter.js';
import classes from './report.module.css';

interface PairsDrawerProps {
  /** A stage, or a stage and the key of a row: `MET:JP`. */
  asked: string;
  by: 'fair' | 'sector' | 'country' | 'organiser' | 'year';
  filter: ReportFilter;
  funnel: Funnel;
  rows: FunnelRow[];
  close: () => void;
}

const SPLITS = {
  fair: 'FAIR',
  sector: 'SECTOR',
  country: 'COUNTRY',
  organiser: 'ORGANISER',
  year: 'YEAR',
} as const;

/** The pairs behind a number of the funnel. Loaded when the first number is opened. */
export default function PairsDrawer({ asked, by, filter, funnel, rows, close }: PairsDrawerProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const textIn = useTextIn();
  const [name, key] = asked.split(/:(.*)/s);
  const step = funnel.total.steps.find(({ stage }) => stage === name);
  const row = key === undefined ? null : rows.find((one) => (one.key ?? '') === key);
  const pages = usePages(
    FunnelPairsQuery,
    {
      filter,
      stage: step?.stage ?? 'PROPOSED',
      ...(key !== undefined && { by: SPLITS[by], key: key === '' ? null : key }),
      first: 50,
    },
    (data) => data.funnelPairs,
    { enabled: step !== undefined },
  );
  if (!step) return null;
  const label = (stage: string) => funnel.total.steps.find((one) => one.stage === stage)?.label ?? '';
  return (
    <Drawer.Root opened onClose={close} position="right" size="lg">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <div className={classes.drawerHead}>
            <Drawer.Title fw={650} fz="lg">
              {[row?.label, step.label].filter(Boolean).join(': ')}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={t('common:action.close')} />
          </div>
          <Asked query={pages}>
            {(data) => {
              const pairs = data.pages.flatMap((page) => page.funnelPairs.edges.map(({ node }) => node));
              if (pairs.length === 0) return <EmptyState title={t('funnel.none')} />;
              return (
                <Stack gap="sm">
                  <Text size="sm" c="dimmed">
                    {t('funnel.total', { count: data.pages[0]!.funnelPairs.totalCount })}
                  </Text>
                  <ul className={classes.rows}>
                    {pairs.map(({ supplier, buyer, fair, days, meetingId, agreementId }) => (
                      <li key={`${supplier?.id} ${buyer?.id} ${fair?.id}`} className={classes.row}>
                        <div style={{ minWidth: 0, flex: '1 1 240px' }}>
                          <Group gap={6}>
                            {[supplier, buyer].map(
                              (one) =>
                                one && (
                                  <Anchor
                                    key={one.id}
                                    component={Link}
                                    to={`/organisations/${one.id}`}
                                    fw={600}
                                  >
                                    {one.displayName}
                                  </Anchor>
                                ),
                            )}
                          </Group>
                          <Text size="sm" c="dimmed">
                            {fair && textIn(fair.name)}
                          </Text>
                          <Text size="sm">
                            {days
                              .map(({ stage, reachedAt }) => `${label(stage)} ${format.shortDay(reachedAt)}`)
                              .join(' · ')}
                          </Text>
                          <Group gap="sm">
                            {meetingId && (
                              <Anchor component={Link} to={`/meetings/${meetingId}`} size="sm">
                                {t('funnel.meeting')}
                              </Anchor>
                            )}
                            {agreementId && (
                              <Anchor component={Link} to={`/agreements/${agreementId}`} size="sm">
                                {t('funnel.agreement')}
                              </Anchor>
                            )}
                          </Group>
                        </div>
                      </li>
                    ))}
                  </ul>
                  <MoreButton pages={pages} />
                </Stack>
              );
            }}
          </Asked>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
