import { Accordion, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { MailOutboxQuery } from './admin.documents.js';

export function Component() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const pages = usePages(MailOutboxQuery, { first: 30 }, (data) => data.mailOutbox);
  return (
    <Page title={t('outbox.title')} lead={t('outbox.lead')} narrow>
      <Asked query={pages}>
        {(data) => {
          const letters = data.pages.flatMap((page) => page.mailOutbox.edges.map(({ node }) => node));
          if (letters.length === 0)
            return <EmptyState icon={<IconMail />} title={t('outbox.empty')} text={t('outbox.emptyText')} />;
          return (
            <>
              <Accordion variant="separated" radius="lg">
                {letters.map((letter) => (
                  <Accordion.Item key={letter.id} value={letter.id}>
                    <Accordion.Control>
                      <Stack gap={2}>
                        <Text fw={600}>{letter.subject}</Text>
                        <Group gap="xs">
                          <Text size="sm" c="dimmed">
                            {t('outbox.to', { address: letter.to })}
                          </Text>
                          <Text size="sm" c="dimmed">
                            {format.dateTime(letter.createdAt)}
                          </Text>
                        </Group>
                      </Stack>
                    </Accordion.Control>
                    <Accordion.Panel>
                      <LetterText text={letter.text} />
                    </Accordion.Panel>
                  </Accordion.Item>
                ))}
              </Accordion>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

/** The letter as written, with its links to be followed: without a mail server this is where people find them. */
function LetterText({ text }: { text: string }) {
  return (
    <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text.split(/(https?:\/\/\S+)/).map((part, index) =>
        /^https?:/.test(part) ? (
          <Anchor key={index} href={part} size="sm">
            {part}
          </Anchor>
        ) : (
          part
        ),
      )}
    </Text>
  );
}
