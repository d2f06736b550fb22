import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { useSession } from '../session/use-session.js';
import { agreementsPath } from './report-filter.js';
import type { Report } from './report.documents.js';
import classes from './report.module.css';

const SHOWN = 10;

/** Agreements that the value leaves out because a rate is missing, and how to get them in. */
export function Unconverted({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { isStaff, isAdmin } = useSession();
  const { count, agreements, drillDown } = report.unconverted;
  if (count === 0) return null;
  const path = agreementsPath(drillDown, count);
  return (
    <Alert
      color="gold"
      icon={<IconAlertTriangle />}
      title={t('unconverted.title', { count })}
      className={classes.breakdown!}
    >
      <Text size="sm" mb="sm">
        {t(isStaff || isAdmin ? 'unconverted.staff' : 'unconverted.others')}
      </Text>
      <ul className={classes.rows}>
        {agreements.slice(0, SHOWN).map(({ id, number, title, signedOn, value }) => (
          <li key={id} className={classes.row}>
            <div style={{ minWidth: 0, flex: '1 1 220px' }}>
              <Anchor component={Link} to={`/agreements/${id}`} fw={600} size="sm">
                {number} · {title}
              </Anchor>
              <Text size="sm" c="dimmed">
                {t('unconverted.signed', { day: format.day(signedOn) })}
              </Text>
            </div>
            {value && (
              <Text size="sm" fw={600} className="figures">
                {format.money(value)}
              </Text>
            )}
          </li>
        ))}
      </ul>
      <Group mt="sm" gap="sm" className="no-print">
        {(isStaff || isAdmin) && (
          <Button component={Link} to="/exchange-rates">
            {t('unconverted.enter')}
          </Button>
        )}
        {path && (
          <Button variant="default" component={Link} to={path}>
            {t('unconverted.all', { count })}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
