import { Alert, Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { ConceptPicker, type PickedConcept } from '../organisation/concept-picker.js';
import { AddConceptNameMutation } from './vocabulary.documents.js';
import { EVERY_LANGUAGE, LANGUAGES } from './vocabulary-values.js';

interface NameDialogProps {
  text?: string;
  language?: string;
  /** The suggestion that it answers. */
  termId?: string;
  concept?: PickedConcept;
  close: () => void;
}

/** Gives a concept a further name. */
export function NameDialog({ text = '', language = 'vi', termId, concept, close }: NameDialogProps) {
  const { t, i18n } = useTranslation('vocabulary');
  const add = useAct(AddConceptNameMutation);
  const draft = useDraft({ text, language });
  const [chosen, setChosen] = useState<PickedConcept[]>(concept ? [concept] : []);
  const [takenBy, setTakenBy] = useState<string | null>(null);

  const submit = async () => {
    const [one] = chosen;
    if (!one) return void draft.check({ conceptId: t('refusals:problem.required') });
    const { addConceptName: result } = await add.mutateAsync({
      input: {
        conceptId: one.id,
        text: draft.values.text,
        language: draft.values.language === EVERY_LANGUAGE ? null : draft.values.language,
        idempotencyKey: newKey(),
        ...(termId && { termId }),
      },
      language: i18n.language,
    });
    if (result.__typename === 'NameTakenError') return setTakenBy(result.concept.name);
    tellDone(t('name.done', { name: draft.values.text, concept: one.name }));
    close();
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t('name.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          setTakenBy(null);
          void submit().catch(draft.take);
        }}
      >
        <TakenNotice name={draft.values.text} takenBy={takenBy} />
        <ErrorNotice error={add.error} />
        <TextInput
          label={t('name.text')}
          description={t('name.hint')}
          required
          maxLength={80}
          data-autofocus
          {...draft.text('text')}
        />
        <NativeSelect
          label={t('name.language')}
          value={draft.values.language}
          onChange={({ currentTarget: { value } }) => draft.set({ language: value })}
          data={[...LANGUAGES, EVERY_LANGUAGE].map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <ConceptPicker
          label={t('name.concept')}
          value={chosen}
          onChange={(picked) => setChosen(picked.slice(-1))}
          error={draft.problems.conceptId}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('name.add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Which concept is called so already. */
export function TakenNotice({ name, takenBy }: { name: string; takenBy: string | null }) {
  const { t } = useTranslation('vocabulary');
  if (takenBy === null) return null;
  return (
    <Alert
      role="alert"
      color="gold"
      icon={<IconAlertTriangle />}
      title={t('taken.title', { name, concept: takenBy })}
    >
      {t('taken.text')}
    </Alert>
  );
}
