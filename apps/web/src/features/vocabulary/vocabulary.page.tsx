import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../ui/page.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { AddedTerms } from './added-terms.js';
import { AllConcepts } from './all-concepts.js';
import { Suggestions } from './suggestions.js';

const TABS = ['suggestions', 'added', 'all'] as const;

/** Where staff and organisers keep the vocabulary: what is missing, what they have added, and all there is. */
export function Component() {
  const { t } = useTranslation('vocabulary');
  const url = useUrlState();
  const tab = TABS.find((one) => one === url.get('tab')) ?? 'suggestions';
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button component={Link} to="/vocabulary/new" leftSection={<IconPlus size={18} aria-hidden />}>
          {t('addConcept')}
        </Button>
      }
    >
      <Tabs
        value={tab}
        onChange={(next) => url.set({ tab: next === 'suggestions' ? null : next })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="suggestions">
          <Suggestions />
        </Tabs.Panel>
        <Tabs.Panel value="added">
          <AddedTerms />
        </Tabs.Panel>
        <Tabs.Panel value="all">
          <AllConcepts />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
