import { Anchor, Button, Drawer, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked, EmptyState } from '../../ui/states.js';
import {
  type ChapterCell,
  type ChapterRecords,
  FrozenChapterRecordsQuery,
  ReportChapterRecordsQuery,
} from './chapter.documents.js';
import type { ReportOf } from './chapters.js';
import classes from './report.module.css';

const STEP = 50;
const MOST = 500;

interface ChapterDrawerProps {
  of: ReportOf;
  title: string;
  behind: NonNullable<ChapterCell['behind']>;
  close: () => void;
}

/** The records behind a figure of a chapter. Loaded when the first figure is opened. */
export default function ChapterDrawer({ of, title, behind, close }: ChapterDrawerProps) {
  const { t } = useTranslation('report');
  const [first, setFirst] = useState(STEP);
  const asked = { kind: behind.kind, where: behind.where, first };
  const isFrozen = 'id' in of;
  const live = useAsk(
    ReportChapterRecordsQuery,
    { filter: isFrozen ? null : of.filter, ...asked },
    { enabled: !isFrozen, keepPrevious: true },
  );
  const frozen = useAsk(
    FrozenChapterRecordsQuery,
    { id: isFrozen ? of.id : '', ...asked },
    { enabled: isFrozen, keepPrevious: true },
  );
  const list = (found: ChapterRecords) => (
    <Records
      found={found}
      isDistinct={behind.isDistinct}
      {...(first < MOST && { more: () => setFirst(Math.min(first * 2, MOST)) })}
    />
  );
  return (
    // Put together by hand: Mantine's own header would be a second banner of the page.
    <Drawer.Root opened onClose={close} position="right" size="lg">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <div className={classes.drawerHead}>
            <Drawer.Title fw={650} fz="lg">
              {title}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={t('common:action.close')} />
          </div>
          {isFrozen ? (
            <Asked query={frozen}>{({ frozenReport }) => list(frozenReport.chapterRecords)}</Asked>
          ) : (
            <Asked query={live}>{({ reportChapterRecords }) => list(reportChapterRecords)}</Asked>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

interface RecordsProps {
  found: ChapterRecords;
  isDistinct: boolean;
  more?: () => void;
}

function Records({ found: { totalCount, records }, isDistinct, more }: RecordsProps) {
  const { t } = useTranslation('report');
  const textIn = useTextIn();
  const format = useFormat();
  if (records.length === 0) return <EmptyState title={t('chapters.none')} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('chapters.total', { count: totalCount })}
        {isDistinct && ` ${t('chapters.once')}`}
      </Text>
      <ul className={classes.rows}>
        {records.map(({ recordId, name, detail, organisationId, activityId, happenedOn, amount }) => {
          const path = organisationId
            ? `/organisations/${organisationId}`
            : activityId
              ? `/activities/${activityId}`
              : null;
          return (
            <li key={recordId} className={classes.row}>
              <div style={{ minWidth: 0, flex: '1 1 240px' }}>
                {path ? (
                  <Anchor component={Link} to={path} fw={600}>
                    {textIn(name)}
                  </Anchor>
                ) : (
                  <Text fw={600}>{textIn(name)}</Text>
                )}
                <Text size="sm" c="dimmed">
                  {[textIn(detail), happenedOn && format.day(happenedOn)].filter(Boolean).join(' · ')}
                </Text>
              </div>
              {amount && (
                <Text fw={550} className="figures">
                  {format.money(amount)}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
      {records.length < totalCount &&
        (more ? (
          <Button variant="default" onClick={more}>
            {t('chapters.more')}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t('chapters.file')}
          </Text>
        ))}
    </Stack>
  );
}
