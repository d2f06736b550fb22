import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { FrozenReportsQuery } from './frozen.documents.js';
import { ReportTabs } from './report-tabs.js';

/** Reports as they were handed in. */
export function Component() {
  const { t } = useTranslation('report');
  const format = useFormat();
  const textIn = useTextIn();
  const pages = usePages(FrozenReportsQuery, { first: 25 }, (data) => data.frozenReports);
  return (
    <Page
      title={t('frozen.title')}
      lead={t('frozen.lead')}
      actions={
        <Button
          component={Link}
          to="/report/verify"
          variant="default"
          leftSection={<IconShieldCheck size={18} aria-hidden />}
        >
          {t('verify.open')}
        </Button>
      }
    >
      <ReportTabs />
      <Asked query={pages}>
        {(data) => {
          const reports = data.pages.flatMap((page) => page.frozenReports.edges.map(({ node }) => node));
          if (reports.length === 0)
            return (
              <EmptyState title={t('frozen.none')} text={t('frozen.noneText')}>
                <Button component={Link} to="/report" variant="default">
                  {t('frozen.toReport')}
                </Button>
              </EmptyState>
            );
          return (
            <Stack gap="sm">
              {reports.map((report) => (
                <Card key={report.id} padding="md" component="article">
                  <Group justify="space-between" align="flex-start" gap="xs">
                    <Group gap="xs">
                      <Anchor component={Link} to={`/report/frozen/${report.id}`} fw={650}>
                        {report.number}
                      </Anchor>
                      <DemoBadge shown={report.includesDemo} />
                    </Group>
                    <Text size="sm" c="dimmed">
                      {format.dateTime(report.frozenAt)}
                      {report.frozenBy && ` · ${report.frozenBy.name}`}
                    </Text>
                  </Group>
                  {report.note && <Text fw={500}>{report.note}</Text>}
                  <Text size="sm">{textIn(report.sentences)}</Text>
                  <Text size="sm" c="dimmed">
                    {textIn(report.scope)}
                  </Text>
                </Card>
              ))}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}
