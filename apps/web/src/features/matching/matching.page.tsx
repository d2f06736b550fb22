import { Alert, Button, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { useHashScroll } from '../../ui/use-hash-scroll.js';
import { useFair } from '../fair/fair.layout.js';
import { MatchSettingsQuery, ReviseMatchSettingsMutation } from './matching.documents.js';
import { ExposureCard } from './exposure-card.js';
import { LearningCard } from './learning-card.js';
import { ExclusionsCard, OwnTermsCard } from './exclusions-card.js';
import { OptInCard } from './opt-in-card.js';
import { PortfolioCard } from './portfolio-card.js';
import { RulesCard } from './rules-card.js';
import { type Settings, type TermsDraft, faultOf, toSettingsInput, toTriedInput } from './terms-draft.js';
import { WeightsCard } from './weights-card.js';
import { WhatIfCard } from './what-if-card.js';

/** Long enough for a slider to come to rest. */
const REST_MS = 600;

/** Which meetings of the fair are worth proposing, by which weights and rules, and what others would change. */
export function Component() {
  const fair = useFair();
  const query = useAsk(MatchSettingsQuery, { fairId: fair.id });
  useHashScroll(query.data !== undefined);
  return (
    <Stack gap="lg" maw={1080}>
      <PortfolioCard fairId={fair.id} timeZone={fair.timeZone} />
      <Asked query={query}>
        {({ matchSettings }) => <Terms key={matchSettings.version} settings={matchSettings} />}
      </Asked>
      <OwnTermsCard fairId={fair.id} />
      <ExclusionsCard fairId={fair.id} />
      <ExposureCard fairId={fair.id} />
      {query.data && (
        <LearningCard fairId={fair.id} timeZone={fair.timeZone} version={query.data.matchSettings.version} />
      )}
    </Stack>
  );
}

function Terms({ settings }: { settings: Settings }) {
  const { t } = useTranslation('matching');
  const { fairId, ...saved } = settings;
  const [draft, setDraft] = useState<TermsDraft>(saved);
  const change = (part: Partial<TermsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const [tried] = useDebouncedValue(draft, REST_MS);
  const save = useAct(ReviseMatchSettingsMutation);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  const isTriable =
    JSON.stringify(toTriedInput(fairId, tried)) !== JSON.stringify(toTriedInput(fairId, saved));
  const fault = faultOf(draft);
  const submit = async () => {
    const { reviseMatchSettings: result } = await save.mutateAsync({
      fairId,
      version: draft.version,
      input: toSettingsInput(draft),
    });
    if (result.__typename === 'MatchSettings') tellDone(t('saved'));
  };
  return (
    <>
      <WeightsCard draft={draft} change={change} />
      {isTriable && !faultOf(tried) && <WhatIfCard tried={toTriedInput(fairId, tried)} />}
      <OptInCard draft={draft} change={change} />
      <RulesCard rules={draft.meetingRules} change={(meetingRules) => change({ meetingRules })} />
      {fault && <Alert color="gold">{t(`fault.${fault}`)}</Alert>}
      <RefusalNotice refusal={refusalIn(save.data?.reviseMatchSettings)} />
      <ErrorNotice error={save.error} />
      <Group justify="flex-end">
        <Button variant="default" disabled={!isChanged} onClick={() => setDraft(saved)}>
          {t('discard')}
        </Button>
        <Button
          disabled={!isChanged || fault !== null}
          loading={save.isPending}
          onClick={() => void submit()}
        >
          {t('save')}
        </Button>
      </Group>
    </>
  );
}
