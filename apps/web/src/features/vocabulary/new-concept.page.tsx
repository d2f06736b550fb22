import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { ConceptForm, type ConceptValues, EMPTY_CONCEPT } from './concept-form.js';
import { AddConceptMutation } from './vocabulary.documents.js';
import { LANGUAGES } from './vocabulary-values.js';

/** Adds a concept, if need be in answer to a suggestion, which the address names. */
export function Component() {
  const { t, i18n } = useTranslation('vocabulary');
  const navigate = useNavigate();
  const url = useUrlState();
  const add = useAct(AddConceptMutation);
  const [taken, setTaken] = useState<{ name: string; concept: string } | null>(null);
  const language = LANGUAGES.find((one) => one === url.get('language')) ?? 'vi';
  const start: ConceptValues = { ...EMPTY_CONCEPT, [language]: url.get('text') };
  const termId = url.get('term');

  return (
    <Page
      title={t('addConcept')}
      lead={t('concept.lead')}
      trail={[{ to: '/vocabulary', label: t('title') }]}
      narrow
    >
      <ConceptForm
        start={start}
        broader={[]}
        isNew
        isPending={add.isPending}
        error={add.error}
        taken={taken}
        save={(values, broader, draft) => {
          setTaken(null);
          add.mutate(
            {
              input: {
                kind: values.kind,
                ...textsOf(values),
                broader: broader.map(({ id }) => id),
                otherNames: othersOf(values.others),
                idempotencyKey: newKey(),
                ...(termId && { termId }),
              },
              language: i18n.language,
            },
            {
              onError: draft.take,
              onSuccess: ({ addConcept: result }) => {
                if (result.__typename === 'NameTakenError') {
                  return setTaken({ name: result.name, concept: result.concept.name });
                }
                tellDone(t('concept.added'));
                void navigate('/vocabulary?tab=added');
              },
            },
          );
        }}
      />
    </Page>
  );
}

export function textsOf(values: ConceptValues) {
  const names = LANGUAGES.map((language) => ({ language, text: values[language].trim() }));
  const definition = values.definition.trim();
  return {
    names: names.filter(({ text }) => text !== ''),
    definition: definition ? [{ language: 'en', text: definition }] : [],
  };
}

/** "ja: 熱線切断" says its language; without one it is written alike in all. */
function othersOf(lines: string) {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, language, text] = /^(vi|en|ja|ko|zh)\s*[:=]\s*(.+)$/i.exec(line) ?? [];
      return { language: language?.toLowerCase() ?? null, text: text ?? line };
    });
}
