import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const SCOPES = ['participants', 'delegates', 'tables', 'halls', 'fair'] as const;

/** Schedules of a whole fair as PDF, to hand out and to put up. */
export function PrintMenu({ fairId }: { fairId: string }) {
  const { t, i18n } = useTranslation('timetable');
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('print.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SCOPES.map((scope) => (
          <Menu.Item
            key={scope}
            component="a"
            target="_blank"
            href={`/print/fairs/${fairId}?${new URLSearchParams({ scope, lang: i18n.language }).toString()}`}
          >
            {t(`print.${scope}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
