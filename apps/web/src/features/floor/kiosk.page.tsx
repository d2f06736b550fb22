import { Button, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { IconCamera } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { RequestError, request } from '../../api/request.js';
import { LANGUAGES } from '../../i18n/i18n.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { errorText } from '../../ui/notices.js';
import { EmptyState, Failed, PageSkeleton } from '../../ui/states.js';
import { KioskCheckInMutation, KioskQuery } from './kiosk.documents.js';
import classes from './kiosk.module.css';
import { Scanner } from './scanner.js';

const KEY = 'fairmatch-kiosk';
/** After that the next in the line sees an empty screen. */
const SHOWN_MS = 8_000;

type Answer = ResultOf<typeof KioskCheckInMutation>['kioskCheckIn'];

/** A tablet at the entrance: whoever shows their code, or has it read by a scanner that types, is in. It needs no sign-in. */
export function Component() {
  const { t } = useTranslation('floor');
  const { hash } = useLocation();
  const [key] = useState(() => {
    const given = hash.slice(1);
    // Kept for this tab alone, so that a reload finds it; it doesn't stay in the address.
    if (given) sessionStorage.setItem(KEY, given);
    return given || sessionStorage.getItem(KEY) || '';
  });
  const query = useAsk(KioskQuery, { key }, { enabled: key !== '' });
  useDocumentTitle(`${t('kiosk.title')} · Fairmatch`);
  if (key === '') return <Closed />;
  if (query.isPending) return <PageSkeleton />;
  if (query.error) {
    const code = query.error.code;
    return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? <Closed /> : <Failed error={query.error} />;
  }
  return <Kiosk apiKey={key} screen={query.data.kiosk} />;
}

function Closed() {
  const { t } = useTranslation('floor');
  return (
    <main id="main">
      <EmptyState title={t('kiosk.closed')} text={t('kiosk.closedText')} />
    </main>
  );
}

function Kiosk({ apiKey, screen }: { apiKey: string; screen: ResultOf<typeof KioskQuery>['kiosk'] }) {
  const { t, i18n } = useTranslation('floor');
  const format = useFormat();
  const textIn = useTextIn();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [isScanning, scanning] = useDisclosure(false);
  const [answer, setAnswer] = useState<Answer | RequestError | null>(null);

  // A scanner types into the field that has the focus.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (!answer) return;
    const timer = setTimeout(() => setAnswer(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [answer]);

  const send = async (text: string) => {
    setCode('');
    field.current?.focus();
    if (!text.trim()) return;
    try {
      const { kioskCheckIn } = await request(KioskCheckInMutation, {
        ...{ key: apiKey, code: text.trim().slice(0, 200), idempotencyKey: newKey() },
      });
      setAnswer(kioskCheckIn);
    } catch (error) {
      if (error instanceof RequestError) setAnswer(error);
      else throw error;
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(code);
  };
  const refusal = answer instanceof Error ? answer : refusalIn(answer);
  const welcome = answer && !refusal ? (answer as Extract<Answer, { __typename: 'KioskWelcome' }>) : null;
  const speak = async (language: string) => {
    await i18n.changeLanguage(language);
    field.current?.focus();
  };
  return (
    <main id="main" className={classes.kiosk}>
      <header>
        <SegmentedControl
          aria-label={t('common:nav.language')}
          mb="md"
          value={i18n.language}
          onChange={(language) => void speak(language)}
          data={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Text c="dimmed">{textIn(screen.fairName)}</Text>
        <Title order={1}>{t('kiosk.welcome')}</Title>
        <Text>{t('kiosk.how')}</Text>
      </header>
      <div className={classes.body}>
        <div aria-live="assertive">
          {welcome && (
            <div className={classes.welcome}>
              <strong>{t('kiosk.hello', { name: welcome.name })}</strong>
              <div>{welcome.organisationName}</div>
              {welcome.nextAt && (
                <div>
                  {t('kiosk.next', {
                    time: format.time(welcome.nextAt, screen.timeZone),
                    place: [welcome.nextTable && t('table', { table: welcome.nextTable }), welcome.nextHall]
                      .filter(Boolean)
                      .join(', '),
                  })}
                </div>
              )}
            </div>
          )}
          {refusal && (
            <div className={classes.sorry}>
              {/* Here nobody can be looked up by name. */}
              {refusal.code === 'CODE_UNKNOWN' ? t('kiosk.unknown') : errorText(t, refusal)}
              <div>{t('kiosk.askSomebody')}</div>
            </div>
          )}
        </div>
        {isScanning ? (
          <Scanner onCode={(text) => void send(text)} close={scanning.close} />
        ) : (
          <Button size="xl" leftSection={<IconCamera aria-hidden />} onClick={scanning.open}>
            {t('scan.start')}
          </Button>
        )}
      </div>
      <form onSubmit={submit}>
        <TextInput
          ref={field}
          label={t('kiosk.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
          maw={420}
          mx="auto"
        />
      </form>
    </main>
  );
}
