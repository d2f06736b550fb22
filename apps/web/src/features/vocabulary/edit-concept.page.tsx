import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { RefusalNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked } from '../../ui/states.js';
import { ConceptForm, EMPTY_CONCEPT } from './concept-form.js';
import { textsOf } from './new-concept.page.js';
import { LocalConceptQuery, ReviseConceptMutation } from './vocabulary.documents.js';

/** Changes the names and the place of a concept of one's own. */
export function Component() {
  const { t, i18n } = useTranslation('vocabulary');
  const { conceptId: id = '' } = useParams();
  const navigate = useNavigate();
  const query = useAsk(LocalConceptQuery, { id, language: i18n.language });
  const revise = useAct(ReviseConceptMutation);
  const [taken, setTaken] = useState<{ name: string; concept: string } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return (
    <Asked query={query}>
      {({ localConcept: concept }) => (
        <Page
          title={concept.concept.name}
          lead={t(`enums:conceptKind.${concept.concept.kind}`)}
          trail={[{ to: '/vocabulary?tab=added', label: t('title') }]}
          narrow
        >
          <RefusalNotice refusal={refusal} />
          <ConceptForm
            start={{
              ...EMPTY_CONCEPT,
              kind: concept.concept.kind,
              ...Object.fromEntries(concept.names.map(({ language, text }) => [language, text])),
              definition: concept.definition[0]?.text ?? '',
            }}
            broader={[...concept.broader]}
            isNew={false}
            isPending={revise.isPending}
            error={revise.error}
            taken={taken}
            save={(values, broader, draft) => {
              setTaken(null);
              setRefusal(null);
              revise.mutate(
                {
                  id,
                  version: concept.version,
                  language: i18n.language,
                  input: { ...textsOf(values), broader: broader.map((one) => one.id) },
                },
                {
                  onError: draft.take,
                  onSuccess: ({ reviseConcept: result }) => {
                    if (result.__typename === 'NameTakenError') {
                      return setTaken({ name: result.name, concept: result.concept.name });
                    }
                    const refused = refusalIn(result);
                    if (refused) return setRefusal(refused);
                    tellDone(t('concept.saved'));
                    void navigate('/vocabulary?tab=added');
                  },
                },
              );
            }}
          />
        </Page>
      )}
    </Asked>
  );
}
