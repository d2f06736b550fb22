import {
  Badge,
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconScale } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { LinkCard } from '../../ui/link-card.js';
import { ErrorNotice, InfoNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { CriteriaSetsQuery, OpenRoundMutation, RoundsQuery } from './support.documents.js';
import { SupportTabs } from './support-tabs.js';

/** Rounds in which enterprises that ask for support are scored. */
export function Component() {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const query = useAsk(RoundsQuery, {});
  const [isOpening, setOpening] = useState(false);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpening(true)}>
          {t('openRound')}
        </Button>
      }
    >
      <SupportTabs />
      <Asked query={query}>
        {({ assessmentRounds }) =>
          assessmentRounds.length === 0 ? (
            <EmptyState icon={<IconScale />} title={t('noRounds')} text={t('noRoundsText')} />
          ) : (
            <Stack gap="sm">
              {assessmentRounds.map(({ id, name, year, status }) => (
                <LinkCard key={id} to={`/support/rounds/${id}`}>
                  <Group justify="space-between">
                    <Text fw={600}>{textIn(name)}</Text>
                    <Group gap="xs">
                      <Text c="dimmed">{year}</Text>
                      <Badge color={status === 'OPEN' ? 'pine' : 'gray'}>
                        {t(`enums:roundStatus.${status}`)}
                      </Badge>
                    </Group>
                  </Group>
                </LinkCard>
              ))}
            </Stack>
          )
        }
      </Asked>
      {isOpening && <OpenRound close={() => setOpening(false)} />}
    </Page>
  );
}

function OpenRound({ close }: { close: () => void }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const navigate = useNavigate();
  const sets = useAsk(CriteriaSetsQuery, {});
  const open = useAct(OpenRoundMutation);
  const draft = useDraft({
    ...{ vi: '', en: '', criteriaSetId: '' },
    year: new Date().getFullYear() as number | null,
    threshold: null as number | null,
  });
  const usable = (sets.data?.criteriaSets ?? []).filter(({ status }) => status === 'IN_USE');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { vi, en, year, threshold, criteriaSetId } = draft.values;
    const set = criteriaSetId || usable[0]?.id;
    if (!set || !year) return;
    open.mutate(
      {
        input: {
          ...{ year, threshold, criteriaSetId: set, idempotencyKey: newKey() },
          name: [
            ...(vi ? [{ language: 'vi', text: vi }] : []),
            ...(en ? [{ language: 'en', text: en }] : []),
          ],
        },
      },
      {
        onError: draft.take,
        onSuccess: ({ openAssessmentRound }) => void navigate(`/support/rounds/${openAssessmentRound.id}`),
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('openRound')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <ErrorNotice error={open.error} />
          {sets.data && usable.length === 0 && <InfoNotice>{t('noCriteriaInUse')}</InfoNotice>}
          <TextInput label={t('nameVi')} required {...draft.text('vi')} error={draft.problems.name} />
          <TextInput label={t('nameEn')} {...draft.text('en')} />
          <NumberInput
            label={t('year')}
            required
            min={2000}
            max={2100}
            allowDecimal={false}
            {...draft.number('year')}
          />
          <NativeSelect
            size="md"
            label={t('criteria')}
            value={draft.values.criteriaSetId || usable[0]?.id || ''}
            onChange={(event) => draft.set({ criteriaSetId: event.currentTarget.value })}
            data={usable.map(({ id, name, edition }) => ({
              value: id,
              label: t('edition', { name: textIn(name), edition }),
            }))}
          />
          <NumberInput
            label={t('threshold')}
            description={t('thresholdHint')}
            min={0}
            allowDecimal={false}
            {...draft.number('threshold')}
          />
          <Button type="submit" disabled={usable.length === 0} loading={open.isPending}>
            {t('openRound')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
