import { Alert, Button, Card, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { SettleAgreementMutation } from './agreement-life.documents.js';
import type { FullAgreement } from './agreement-values.js';

/** What it is worth: as signed, in force, in dollars; both figures where the parties name two. */
export function ValueCard({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const { value, inUsd, rateToDollar, valueInForce, valueBasis, valueMax, recurring, amendedTo, amends } =
    agreement;
  const isAmended = valueInForce && !amends && valueInForce.amount !== value?.amount;
  return (
    <Card>
      <Text size="sm" c="dimmed">
        {amends ? t('amendment.adds') : isAmended ? t('amendment.inForce') : t('value')}
        {valueBasis === 'ESTIMATED' && ` · ${t('basis.ESTIMATED')}`}
      </Text>
      <Text fz="1.75rem" fw={700} className="figures">
        {valueInForce
          ? valueMax && value && !isAmended
            ? `${format.money(value)} – ${format.money(valueMax)}`
            : format.money(valueInForce)
          : t('withoutValue')}
      </Text>
      {isAmended && (!inUsd || value?.currency === 'USD') && (
        <Text size="sm" c="dimmed" className="figures">
          {t('amendment.asSigned', { amount: value ? format.money(value) : t('withoutValue') })}
        </Text>
      )}
      {amendedTo && (
        <Text size="sm" c="dimmed" className="figures">
          {t('amendment.becomes', { amount: format.money(amendedTo) })}
        </Text>
      )}
      {valueMax && value && (
        <Text size="sm" c="dimmed" className="figures">
          {t('basis.counts', { amount: format.money(value) })}
        </Text>
      )}
      {recurring && (
        <Text size="sm" c="dimmed" className="figures">
          {t(`basis.each.${recurring.per}`, {
            amount: format.money(recurring.amount),
            count: recurring.times,
          })}
        </Text>
      )}
      {inUsd && value && value.currency !== 'USD' && (
        <Text size="sm" c="dimmed" className="figures">
          {isAmended && `${t('amendment.asSigned', { amount: format.money(value) })}: `}
          {t('inUsd', { amount: format.money(inUsd) })}
          {rateToDollar &&
            ` (${rateToDollar.quote ?? `1 ${value.currency} = ${rateToDollar.usdPerUnit} USD`}, ${rateToDollar.source}, ${format.day(rateToDollar.validFrom)})`}
        </Text>
      )}
      {value && !inUsd && (
        <Text size="sm" c="gold" className="figures">
          {t('noRate', { currency: value.currency })}
        </Text>
      )}
      <Dispute agreement={agreement} />
    </Card>
  );
}

/** The figure that was reported: of an amendment what the agreement is worth from then on. */
function statedValue({ amends, amendedTo, value }: FullAgreement) {
  return amends ? amendedTo : value;
}

function Dispute({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const [isSettling, setSettling] = useState(false);
  const { disputedValue, disputedBy, disputeNote, reportedBy, possibleActions } = agreement;
  if (!disputedValue) return null;
  const stated = statedValue(agreement);
  return (
    <Alert mt="sm" color="gold" icon={<IconArrowsSplit />} title={t('dispute.title')}>
      <Text size="sm" className="figures">
        {reportedBy?.displayName ?? t('history.staff')}: {stated ? format.money(stated) : t('withoutValue')}
      </Text>
      <Text size="sm" className="figures">
        {disputedBy?.displayName}: {format.money(disputedValue)}
        {disputeNote && ` · ${disputeNote}`}
      </Text>
      {possibleActions.includes('RESOLVE') && (
        <Button mt="sm" size="sm" onClick={() => setSettling(true)}>
          {t('dispute.settle')}
        </Button>
      )}
      {isSettling && <Settle agreement={agreement} close={() => setSettling(false)} />}
    </Alert>
  );
}

function Settle({ agreement, close }: { agreement: FullAgreement; close: () => void }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const settle = useDeed(SettleAgreementMutation);
  const [figure, setFigure] = useState<'REPORTED' | 'DISPUTED'>('REPORTED');
  const [note, setNote] = useState('');
  const { id, version, disputedValue } = agreement;
  const value = statedValue(agreement);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await settle.run({ id, version, figure, note }, t('dispute.settled'))) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('dispute.settle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <NativeSelect
            size="md"
            label={t('dispute.which')}
            data={[
              { value: 'REPORTED', label: value ? format.money(value) : t('withoutValue') },
              { value: 'DISPUTED', label: disputedValue ? format.money(disputedValue) : '' },
            ]}
            value={figure}
            onChange={(event) => setFigure(event.currentTarget.value as typeof figure)}
          />
          <TextInput
            label={t('dispute.note')}
            required
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={settle.isPending} disabled={!note.trim()}>
              {t('dispute.settle')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
