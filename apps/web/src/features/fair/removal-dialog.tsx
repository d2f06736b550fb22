import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { ApplyRepairMutation } from '../floor/repair.documents.js';
import { RepairCard } from '../floor/repair-card.js';
import type { Removal } from './use-removal.js';

interface RemovalDialogProps {
  /** Nothing is shown while nothing is to go. */
  removal: Removal | null;
  timeZone: string;
  close: () => void;
  /** What is said once it is gone. */
  done: (name: string) => string;
}

/** Every meeting that a change of place or time takes with it, where each goes and why, and one click that does both. */
export function RemovalDialog({ removal, timeZone, close, done }: RemovalDialogProps) {
  const { t } = useTranslation(['fair', 'floor']);
  const apply = useAct(ApplyRepairMutation);
  const refusal = refusalIn(apply.data?.applyRepair);
  const leave = () => {
    apply.reset();
    close();
  };
  const confirm = async ({ repair, name }: Removal) => {
    const { applyRepair } = await apply.mutateAsync({ repairId: repair.id });
    if (refusalIn(applyRepair)) return;
    tellDone(done(name));
    leave();
  };
  return (
    <Modal
      opened={removal !== null}
      onClose={leave}
      size="xl"
      title={t('removal.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {removal && (
        <Stack>
          <Text size="sm">{t(`removal.lead.${removal.what.kind}`, { name: removal.name })}</Text>
          <RepairCard repair={removal.repair} timeZone={timeZone}>
            <Button variant="default" onClick={leave}>
              {t('inTheWay.leave')}
            </Button>
            {!refusal &&
              removal.repair.alternatives.map(({ limit, othersMoved, lost }) => (
                <Button key={limit} variant="default" onClick={() => removal.again(limit)}>
                  {t('floor:repair.alternative', { moved: othersMoved, lost })}
                </Button>
              ))}
            {refusal ? (
              <Button
                onClick={() => {
                  apply.reset();
                  removal.again();
                }}
              >
                {t('removal.again')}
              </Button>
            ) : (
              <Button
                color="brick"
                // It is long for a phone.
                h="auto"
                mih={36}
                py={6}
                styles={{ label: { whiteSpace: 'normal' } }}
                loading={apply.isPending}
                onClick={() => void confirm(removal).catch(() => undefined)}
              >
                {t(removal.what.kind === 'DAYS_LAID' ? 'removal.confirmLayout' : 'removal.confirm')}
              </Button>
            )}
          </RepairCard>
          <RefusalNotice refusal={refusal} />
          <ErrorNotice error={apply.error} />
        </Stack>
      )}
    </Modal>
  );
}
