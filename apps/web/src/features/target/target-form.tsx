import { Button, Modal, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf, VariablesOf } from '../../api/graphql.js';
import { useAct } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { type ProgrammesQuery, SetProgrammeTargetMutation } from './target.documents.js';

interface TargetFormProps {
  programme: ResultOf<typeof ProgrammesQuery>['programmes'][number];
  definitions: ResultOf<typeof ProgrammesQuery>['targetDefinitions'];
  close: () => void;
}

type Definition = VariablesOf<typeof SetProgrammeTargetMutation>['input']['definition'];

export default function TargetForm({ programme, definitions, close }: TargetFormProps) {
  const { t } = useTranslation('target');
  const textIn = useTextIn();
  const set = useAct(SetProgrammeTargetMutation);
  const [first, last] = [programme.startsOn, programme.endsOn].map((day) => Number(day.slice(0, 4)));
  const draft = useDraft({
    year: Math.min(new Date().getFullYear(), last!) as number | null,
    definition: definitions[0]!.id as string,
    goal: null as number | null,
    source: '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { year, goal, definition, source } = draft.values;
    if (!goal || !year) return void draft.check({ [goal ? 'year' : 'goal']: t('refusals:problem.required') });
    set.mutate(
      {
        input: {
          ...{ programmeId: programme.id, year, goal, source: source || null },
          definition: definition as Definition,
        },
      },
      {
        onError: draft.take,
        onSuccess: () => {
          tellDone(t('targetSet'));
          close();
        },
      },
    );
  };
  const { unit } = definitions.find(({ id }) => id === draft.values.definition)!;
  return (
    <Modal
      opened
      onClose={close}
      title={t('setTarget')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <ErrorNotice error={set.error} />
          <NativeSelect
            size="md"
            label={t('definition')}
            value={draft.values.definition}
            onChange={(event) => draft.set({ definition: event.currentTarget.value })}
            data={definitions.map(({ id, name }) => ({ value: id, label: textIn(name) }))}
          />
          <NumberInput
            label={t('year')}
            required
            min={first!}
            max={last!}
            allowDecimal={false}
            {...draft.number('year')}
          />
          <NumberInput
            label={t('goal', {
              unit: t(`unit.${unit}`),
            })}
            required
            min={1}
            allowDecimal={false}
            {...draft.number('goal')}
          />
          <TextInput label={t('sourceLabel')} {...draft.text('source')} />
          <Button type="submit" loading={set.isPending}>
            {t('setTarget')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
