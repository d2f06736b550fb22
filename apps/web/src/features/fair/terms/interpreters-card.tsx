import {
  Badge,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/hooks.js';
import { useDeed } from '../../../api/use-deed.js';
import { useFormat } from '../../../i18n/use-format.js';
import type { FullFair } from '../fair.layout.js';
import { MeetingsInTheWay } from '../meetings-in-the-way.js';
import { useTakeAway } from '../use-take-away.js';
import { TermsCard } from './card.js';
import { SlotToggles } from './slot-toggles.js';
import type { Terms } from './tables-card.js';
import {
  AddInterpreterMutation,
  RemoveInterpreterMutation,
  ReviseInterpreterMutation,
} from './terms.documents.js';

type Interpreter = Terms['interpreters'][number];

const LANGUAGES = ['vi', 'en', 'ja', 'ko', 'zh', 'th', 'de', 'fr', 'ru', 'es', 'it', 'id'];

/** Who interprets between which languages, when, and for how many meetings. */
export function InterpretersCard({ fair, terms }: { fair: FullFair; terms: Terms }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const remove = useTakeAway(RemoveInterpreterMutation);
  const slots = fair.days.reduce((sum, day) => sum + day.slots.length, 0);
  return (
    <TermsCard id="terms-interpreters" title={t('interpreters.title')} hint={t('interpreters.hint')}>
      {terms.interpreters.map((one) => (
        <Stack key={one.id} gap="xs" pb="sm" style={{ borderBottom: '1px solid var(--line)' }}>
          <Group justify="space-between" gap="xs">
            <div>
              <Text fw={600}>{one.name}</Text>
              <Group gap={6}>
                {one.languagePairs.map((pair) => (
                  <Badge key={pair} color="sky">
                    {pair.split('-').map(format.language).join(' – ')}
                  </Badge>
                ))}
                <Text size="sm" c="dimmed">
                  {t('interpreters.works', { count: slots - one.breakSlotIds.length, all: slots })}
                  {one.maxMeetings !== null && ` · ${t('interpreters.atMost', { count: one.maxMeetings })}`}
                </Text>
              </Group>
            </div>
            <Group gap={4}>
              <Button
                size="sm"
                variant="subtle"
                aria-label={t('editOne', { name: one.name })}
                onClick={() => setEdited(edited === one.id ? null : one.id)}
              >
                {t('common:action.edit')}
              </Button>
              <Button
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('removeOne', { name: one.name })}
                onClick={() => void remove.run({ interpreterId: one.id }, t('removed'))}
              >
                {t('remove')}
              </Button>
            </Group>
          </Group>
          {edited === one.id && (
            <InterpreterForm fair={fair} interpreter={one} close={() => setEdited(null)} />
          )}
        </Stack>
      ))}
      <MeetingsInTheWay refusal={remove.inTheWay} dismiss={remove.dismiss} isPlace />
      {edited === 'new' ? (
        <InterpreterForm fair={fair} interpreter={null} close={() => setEdited(null)} />
      ) : (
        <Group>
          <Button variant="default" onClick={() => setEdited('new')}>
            {t('interpreters.add')}
          </Button>
        </Group>
      )}
    </TermsCard>
  );
}

interface InterpreterFormProps {
  fair: FullFair;
  interpreter: Interpreter | null;
  close: () => void;
}

function InterpreterForm({ fair, interpreter, close }: InterpreterFormProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const [name, setName] = useState(interpreter?.name ?? '');
  const [pairs, setPairs] = useState<string[]>(interpreter?.languagePairs ?? []);
  const [one, setOne] = useState<string | null>('vi');
  const [other, setOther] = useState<string | null>(null);
  const [most, setMost] = useState<number | ''>(interpreter?.maxMeetings ?? '');
  const [breaks, setBreaks] = useState<string[]>(interpreter?.breakSlotIds ?? []);
  const add = useDeed(AddInterpreterMutation);
  const revise = useDeed(ReviseInterpreterMutation);
  const label = (pair: string) => pair.split('-').map(format.language).join(' – ');
  const languages = LANGUAGES.map((value) => ({ value, label: format.language(value) }));
  const send = async () => {
    const input = {
      ...{ name: name.trim(), languagePairs: pairs, breakSlotIds: breaks },
      maxMeetings: most === '' ? null : most,
    };
    const done = interpreter
      ? await revise.run({ interpreterId: interpreter.id, version: interpreter.version, input }, t('saved'))
      : await add.run({ input: { ...input, fairId: fair.id, idempotencyKey: newKey() } }, t('saved'));
    if (done) close();
  };
  return (
    <Stack gap="sm" p="md" style={{ border: '1px solid var(--line)', borderRadius: 12 }}>
      <TextInput
        label={t('interpreters.name')}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group align="flex-end" gap="sm">
        <Select
          w={170}
          label={t('interpreters.between')}
          data={languages}
          value={one}
          onChange={setOne}
          searchable
        />
        <Select
          w={170}
          label={t('interpreters.and')}
          data={languages}
          value={other}
          onChange={setOther}
          searchable
        />
        <Button
          variant="default"
          size="md"
          disabled={!one || !other || one === other}
          onClick={() => {
            setPairs([...new Set([...pairs, [one!, other!].toSorted().join('-')])]);
            setOther(null);
          }}
        >
          {t('interpreters.addPair')}
        </Button>
      </Group>
      <MultiSelect
        label={t('interpreters.pairs')}
        required
        data={pairs.map((pair) => ({ value: pair, label: label(pair) }))}
        value={pairs}
        onChange={setPairs}
      />
      <NumberInput
        label={t('interpreters.most')}
        description={t('interpreters.mostHint')}
        min={1}
        value={most}
        onChange={(value) => setMost(value === '' ? '' : Number(value))}
      />
      <div>
        <Text size="sm" fw={600} mb={6}>
          {t('interpreters.hours')}
        </Text>
        <SlotToggles fair={fair} closed={breaks} change={setBreaks} />
      </div>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
        <Button
          disabled={!name.trim() || pairs.length === 0}
          loading={add.isPending || revise.isPending}
          onClick={() => void send()}
        >
          {t('common:action.save')}
        </Button>
      </Group>
    </Stack>
  );
}
