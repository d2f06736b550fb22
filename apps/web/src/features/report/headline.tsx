import { Card, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { FigureLink } from './figure-link.js';
import type { CountedKey } from './counted.js';
import { agreementsPath } from './report-filter.js';
import type { Report } from './report.documents.js';
import classes from './report.module.css';

interface HeadlineProps {
  report: Report;
  open: (key: CountedKey) => void;
}

/** The exact figures behind the words of the sentence; each leads to its records. */
export function Headline({ report, open }: HeadlineProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { agreements } = report;
  const counted = (key: CountedKey, text: 'big' | 'small') => {
    const { count } = report[key];
    const words = t(`figure.${key}`, { count });
    const shown = text === 'big' ? format.number(count) : `${format.number(count)} ${words}`;
    return (
      <FigureLink
        label={t('figure.open', { figure: `${format.number(count)} ${words}` })}
        {...(count > 0 && { open: () => open(key) })}
      >
        {shown}
      </FigureLink>
    );
  };
  const path = agreementsPath(agreements.drillDown, agreements.count);
  const agreementWords = t('figure.agreements', { count: agreements.count });
  const value = format.money(agreements.value);
  return (
    <section aria-labelledby="exact-figures">
      <Title order={2} id="exact-figures" mb={2}>
        {t('figure.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm" className="no-print">
        {t('figure.lead')}
      </Text>
      <div className={classes.headline}>
        <Figure
          big={counted('directEnterprises', 'big')}
          words={t('figure.directEnterprises', { count: report.directEnterprises.count })}
          small={counted('directTimes', 'small')}
        />
        <Figure
          big={counted('indirectTimes', 'big')}
          words={t('figure.indirectTimes', { count: report.indirectTimes.count })}
          small={counted('indirectEnterprises', 'small')}
        />
        <Figure
          big={counted('fairs', 'big')}
          words={t('figure.fairs', { count: report.fairs.count })}
          small={
            <>
              {counted('fairsAbroad', 'small')} · {counted('fairsAtHome', 'small')}
            </>
          }
        />
        <Figure
          big={
            <FigureLink
              label={t('figure.open', { figure: `${format.number(agreements.count)} ${agreementWords}` })}
              to={path}
            >
              {format.number(agreements.count)}
            </FigureLink>
          }
          words={agreementWords}
          small={t('figure.withValue', { count: agreements.valuedCount })}
        />
        <Figure
          big={
            <FigureLink label={t('figure.open', { figure: value })} to={path}>
              {value}
            </FigureLink>
          }
          words={t('figure.value')}
          small={
            agreements.unconvertedCount > 0
              ? t('figure.unconverted', { count: agreements.unconvertedCount })
              : t('figure.rates')
          }
        />
      </div>
    </section>
  );
}

function Figure({ big, words, small }: { big: ReactNode; words: string; small: ReactNode }) {
  return (
    <Card padding="md">
      <div className={`${classes.big} figures`}>{big}</div>
      <Text fw={600}>{words}</Text>
      <Text size="sm" c="dimmed" component="div">
        {small}
      </Text>
    </Card>
  );
}
