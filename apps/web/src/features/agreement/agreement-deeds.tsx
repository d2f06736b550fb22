import { Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDeed } from '../../api/use-deed.js';
import {
  ConfirmAgreementMutation,
  FulfilAgreementMutation,
  LapseAgreementMutation,
  ReportAgreementMutation,
  SeparateAgreementMutation,
  StartAgreementMutation,
  TerminateAgreementMutation,
  VerifyAgreementMutation,
} from './agreement-life.documents.js';
import type { FullAgreement } from './agreement-values.js';
import { DisputeForm } from './dispute-form.js';

type Asked = 'verify' | 'terminate' | 'lapse';

/** What the viewer may do with an agreement now: the next step as a button, what is rarer in a menu. */
export function AgreementDeeds({ agreement, isStaff }: { agreement: FullAgreement; isStaff: boolean }) {
  const { t } = useTranslation('agreement');
  const { id, version, possibleActions } = agreement;
  const [asked, setAsked] = useState<Asked | 'dispute' | null>(null);
  const report = useDeed(ReportAgreementMutation);
  const confirm = useDeed(ConfirmAgreementMutation);
  const start = useDeed(StartAgreementMutation);
  const fulfil = useDeed(FulfilAgreementMutation);
  const separate = useDeed(SeparateAgreementMutation);
  const may = (action: (typeof possibleActions)[number]) => possibleActions.includes(action);
  const hasMore = may('ACTIVATE') || may('FULFIL') || may('LAPSE') || may('TERMINATE');
  return (
    <>
      {may('REPORT') && (
        <Button
          loading={report.isPending}
          onClick={() => void report.run({ id, version }, t('deed.reported'))}
        >
          {t('deed.report')}
        </Button>
      )}
      {may('CONFIRM') && (
        <Button
          loading={confirm.isPending}
          onClick={() => void confirm.run({ id, version }, t('deed.confirmed'))}
        >
          {t('deed.confirm')}
        </Button>
      )}
      {may('VERIFY') && <Button onClick={() => setAsked('verify')}>{t('deed.verify')}</Button>}
      {may('DISPUTE') && (
        <Button variant="default" onClick={() => setAsked('dispute')}>
          {t('deed.dispute')}
        </Button>
      )}
      {may('REVISE') && (
        <Button component={Link} to={`/agreements/${id}/edit`} variant="default">
          {t('deed.revise')}
        </Button>
      )}
      {isStaff && agreement.status === 'MERGED' && (
        <Button
          variant="default"
          loading={separate.isPending}
          onClick={() => void separate.run({ id, version }, t('deed.separated'))}
        >
          {t('deed.separate')}
        </Button>
      )}
      {hasMore && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
              {t('deed.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {may('ACTIVATE') && (
              <Menu.Item onClick={() => void start.run({ id, version }, t('deed.activated'))}>
                {t('deed.activate')}
              </Menu.Item>
            )}
            {may('FULFIL') && (
              <Menu.Item onClick={() => void fulfil.run({ id, version, note: null }, t('deed.fulfilled'))}>
                {t('deed.fulfil')}
              </Menu.Item>
            )}
            {may('LAPSE') && <Menu.Item onClick={() => setAsked('lapse')}>{t('deed.lapse')}</Menu.Item>}
            {may('TERMINATE') && (
              <Menu.Item color="brick" onClick={() => setAsked('terminate')}>
                {t('deed.terminate')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked === 'dispute' && <DisputeForm agreement={agreement} close={() => setAsked(null)} />}
      {asked && asked !== 'dispute' && (
        <AskFor asked={asked} agreement={agreement} close={() => setAsked(null)} />
      )}
    </>
  );
}

/** What a step needs to know: where the document is, or a reason. */
function AskFor({ asked, agreement, close }: { asked: Asked; agreement: FullAgreement; close: () => void }) {
  const { t } = useTranslation('agreement');
  const { id, version, documents } = agreement;
  const [text, setText] = useState(asked === 'verify' ? (agreement.documentReference ?? '') : '');
  const verify = useDeed(VerifyAgreementMutation);
  const terminate = useDeed(TerminateAgreementMutation);
  const lapse = useDeed(LapseAgreementMutation);
  const isPending = verify.isPending || terminate.isPending || lapse.isPending;
  const labels: Record<Asked, string> = {
    verify: t('documentReference'),
    lapse: t('deed.reason'),
    terminate: t('deed.reason'),
  };
  const submit = async () => {
    const reason = text.trim();
    const runs: Record<Asked, () => Promise<boolean>> = {
      verify: () => verify.run({ id, version, documentReference: reason || null }, t('deed.verified')),
      terminate: () => terminate.run({ id, version, reason }, t('deed.terminated')),
      lapse: () => lapse.run({ id, version, reason }, t('deed.lapsed')),
    };
    if (await runs[asked]()) close();
  };
  // With the paper handed in, nobody has to say where it is.
  const isNeeded = asked !== 'verify' || documents.length === 0;
  return (
    <Modal
      opened
      onClose={close}
      title={t(`deed.${asked}`)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t(`deed.${asked}Hint`)}
        </Text>
        <TextInput
          label={labels[asked]}
          required={isNeeded}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button
            color={asked === 'terminate' ? 'brick' : 'pine'}
            disabled={isNeeded && !text.trim()}
            loading={isPending}
            onClick={() => void submit()}
          >
            {t(`deed.${asked}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
