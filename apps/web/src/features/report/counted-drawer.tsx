import { Anchor, Badge, Drawer, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import type { CountedList } from './counted.js';
import { CountedParticipationsQuery, type FairFigure, type ParticipationFigure } from './report.documents.js';
import classes from './report.module.css';

interface CountedDrawerProps {
  list: CountedList;
  close: () => void;
}

/** The records behind a figure, beside the report. Loaded when the first figure is opened. */
export default function CountedDrawer({ list, close }: CountedDrawerProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const count = list.kind === 'fairs' ? list.fairs.length : list.figure.count;
  return (
    // Put together by hand: Mantine's own header would be a second banner of the page.
    <Drawer.Root opened onClose={close} position="right" size="lg">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <div className={classes.drawerHead}>
            <Drawer.Title fw={650} fz="lg">
              {format.number(count)} {t(`figure.${list.name}`, { count })}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={t('common:action.close')} />
          </div>
          {list.kind === 'fairs' ? (
            <Fairs fairs={list.fairs} />
          ) : (
            <Participations
              figure={list.figure}
              fair={list.fair}
              isDistinct={list.name.endsWith('Enterprises')}
            />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Row({ children, mark }: { children: ReactNode; mark?: ReactNode }) {
  return (
    <li className={classes.row}>
      <div style={{ minWidth: 0, flex: '1 1 200px' }}>{children}</div>
      {mark}
    </li>
  );
}

function Fairs({ fairs }: { fairs: FairFigure[] }) {
  const { t } = useTranslation('report');
  if (fairs.length === 0) return <EmptyState title={t('counted.noFairs')} />;
  return (
    <ul className={classes.rows}>
      {fairs.map(({ key, label, isAbroad, direct, indirect }) => (
        <Row
          key={key}
          mark={
            <Badge color={isAbroad ? 'sky' : 'gray'}>
              {t(isAbroad ? 'counted.abroad' : 'counted.atHome')}
            </Badge>
          }
        >
          <Anchor component={Link} to={`/fairs/${key}`} fw={600}>
            {label}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t('counted.direct', { count: direct.count })} ·{' '}
            {t('counted.indirect', { count: indirect.count })}
          </Text>
        </Row>
      ))}
    </ul>
  );
}

interface ParticipationsProps {
  figure: ParticipationFigure;
  fair: string | null;
  /** The figure counts enterprises, of which one may have taken part several times. */
  isDistinct: boolean;
}

function Participations({ figure, fair, isDistinct }: ParticipationsProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const textIn = useTextIn();
  const pages = usePages(
    CountedParticipationsQuery,
    { filter: figure.drillDown, first: 50 },
    (data) => data.countedParticipations,
  );
  return (
    <Asked query={pages}>
      {(data) => {
        const total = data.pages[0]!.countedParticipations.totalCount;
        const found = data.pages.flatMap((page) => page.countedParticipations.edges.map(({ node }) => node));
        if (found.length === 0) return <EmptyState title={t('counted.none')} />;
        return (
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {fair && `${fair}: `}
              {t('counted.total', { count: total })}
              {isDistinct && total > figure.count && ` ${t('counted.once')}`}
            </Text>
            <ul className={classes.rows}>
              {found.map(({ id, kind, booth, organisation, fair: at }) => (
                <Row
                  key={id}
                  mark={
                    <Badge color={kind === 'DIRECT' ? 'pine' : 'gray'}>{t(`counted.kind.${kind}`)}</Badge>
                  }
                >
                  <Group gap="xs">
                    <Anchor component={Link} to={`/organisations/${organisation.id}`} fw={600}>
                      {organisation.displayName}
                    </Anchor>
                    <DemoBadge shown={organisation.source === 'DEMO'} />
                  </Group>
                  <Text size="sm" c="dimmed">
                    {[
                      at && `${textIn(at.name)} (${format.day(at.startsOn)})`,
                      booth && t('counted.booth', { booth }),
                      format.country(organisation.country),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </Row>
              ))}
            </ul>
            <MoreButton pages={pages} />
          </Stack>
        );
      }}
    </Asked>
  );
}
