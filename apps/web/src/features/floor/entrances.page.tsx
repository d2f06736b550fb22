import {
  Alert,
  Button,
  Card,
  Group,
  NumberInput,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { SetFloorTermsMutation } from './floor.documents.js';
import { CloseKioskMutation, OpenKioskMutation } from './kiosk.documents.js';
import classes from './floor.module.css';
import { QrImage } from './qr-image.js';
import { useFloor } from './use-floor.js';

/** Kiosks at the entrances, and what the fair has settled for its days. */
export function Component() {
  return (
    <Stack gap="lg" maw={760}>
      <KiosksCard />
      <TermsCard />
    </Stack>
  );
}

function KiosksCard() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { floor } = useFloor();
  const [name, setName] = useState('');
  const open = useAct(OpenKioskMutation);
  const close = useDeed(CloseKioskMutation);
  const opened = open.data?.openKiosk.__typename === 'OpenedKiosk' ? open.data.openKiosk : null;
  // The key stands behind the #, so that it reaches no server and no log.
  const link = opened ? `${location.origin}/kiosk#${opened.key}` : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await open.mutateAsync({ input: { fairId: floor.fairId, name: name.trim(), hours: 12 } });
    setName('');
  };
  return (
    <Card>
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t('kiosks.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('kiosks.lead')}
          </Text>
        </div>
        {floor.kiosks.map((kiosk) => (
          <div key={kiosk.id} className={classes.row}>
            <div className={classes.pair}>
              <Text fw={600}>{kiosk.name}</Text>
              <Text size="sm" c="dimmed">
                {t('kiosks.until', { time: format.dateTime(kiosk.expiresAt, floor.timeZone) })}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              loading={close.isPending}
              onClick={() => void close.run({ kioskId: kiosk.id })}
            >
              {t('kiosks.close')}
            </Button>
          </div>
        ))}
        {opened && link && (
          <Alert color="sky" title={t('kiosks.opened', { name: opened.kiosk.name })}>
            <Stack gap="sm">
              <Text size="sm">{t('kiosks.openedText')}</Text>
              <QrImage text={link} label={t('kiosks.qr')} />
              <a href={link} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
                {t('kiosks.here')}
              </a>
            </Stack>
          </Alert>
        )}
        <RefusalNotice refusal={refusalIn(open.data?.openKiosk)} />
        <ErrorNotice error={open.error} />
        <form onSubmit={(event) => void submit(event).catch(() => undefined)}>
          <Group align="flex-end">
            <TextInput
              label={t('kiosks.name')}
              description={t('kiosks.nameHint')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              style={{ flex: 1 }}
            />
            <Button type="submit" size="md" disabled={!name.trim()} loading={open.isPending}>
              {t('kiosks.open')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Card>
  );
}

function TermsCard() {
  const { t } = useTranslation('floor');
  const { floor } = useFloor();
  const set = useAct(SetFloorTermsMutation);
  const draft = useDraft({ ...floor.terms });
  const { graceMinutes, offerMinutes, offersFreedSlots } = draft.values;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await set.mutateAsync({ fairId: floor.fairId, input: { graceMinutes, offerMinutes, offersFreedSlots } });
    draft.reset(draft.values);
    tellDone(t('terms.saved'));
  };
  return (
    <Card>
      <form noValidate onSubmit={(event) => void submit(event).catch(draft.take)}>
        <Stack>
          <Title order={2} size="h3">
            {t('terms.title')}
          </Title>
          <ErrorNotice error={set.error} />
          <NumberInput
            size="md"
            label={t('terms.grace')}
            description={t('terms.graceHint')}
            min={0}
            max={60}
            {...draft.number('graceMinutes')}
          />
          <NumberInput
            size="md"
            label={t('terms.offer')}
            description={t('terms.offerHint')}
            min={1}
            max={60}
            {...draft.number('offerMinutes')}
          />
          <Switch label={t('terms.offers')} {...draft.flag('offersFreedSlots')} />
          <Group justify="flex-end">
            <Button type="submit" disabled={!draft.isDirty} loading={set.isPending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
