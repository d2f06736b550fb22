import { Button, Card, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import type { Report } from './report.documents.js';
import classes from './report.module.css';

/** The report in one sentence, to be quoted; below it the same in the other languages. */
export function Sentence({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('report');
  const format = useFormat();
  const own = textIn(report.sentences, i18n.language)!;
  const others = report.sentences.filter(({ language }) => language !== own.language);
  return (
    <Card component="section" aria-label={t('sentence.title')} className={classes.sentenceCard!}>
      <blockquote className={classes.sentence} lang={own.language}>
        {own.text}
      </blockquote>
      {report.includesDemo && (
        <Group gap="xs" mt="md" wrap="nowrap" align="flex-start">
          <span className={classes.badge}>
            <DemoBadge />
          </span>
          <Text size="sm" c="dimmed">
            {t('sentence.demo')}
          </Text>
        </Group>
      )}
      <Group mt="md" className="no-print" gap="sm">
        <Copy text={own.text} label={t('sentence.copy')} />
      </Group>
      {others.map(({ language, text }) => (
        <details key={language} className={`${classes.other} no-print`}>
          <summary>{t('sentence.other', { language: format.language(language) })}</summary>
          <Text lang={language} mt="xs" mb="sm">
            {text}
          </Text>
          <Copy text={text} label={t('sentence.copyOther', { language: format.language(language) })} quiet />
        </details>
      ))}
    </Card>
  );
}

function Copy({ text, label, quiet }: { text: string; label: string; quiet?: boolean }) {
  const { t } = useTranslation('report');
  return (
    <CopyButton value={text} timeout={2500}>
      {({ copied, copy }) => (
        <>
          <Button
            variant={quiet ? 'default' : 'filled'}
            size={quiet ? 'xs' : 'sm'}
            leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            onClick={copy}
          >
            {copied ? t('sentence.copied') : label}
          </Button>
          <span className={classes.spoken} role="status">
            {copied ? t('sentence.copied') : ''}
          </span>
        </>
      )}
    </CopyButton>
  );
}
