import { ActionIcon, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../ui/use-draft.js';
import { ConceptPicker } from '../organisation/concept-picker.js';
import type { NeedValues, Origins } from './need-values.js';

const IMPORTANCES = ['MUST', 'SHOULD', 'NICE'] as const;

interface NeedConceptsProps {
  draft: Draft<NeedValues>;
  origins: Origins;
}

/** What is asked for and how much each matters, and what isn't wanted. */
export function NeedConcepts({ draft, origins }: NeedConceptsProps) {
  const { t } = useTranslation('need');
  const { values, problems } = draft;
  /** What is wrong with the whole, or with one of those chosen, which it names. */
  const faultOf = (field: string, chosen: readonly { name: string }[]) => {
    if (problems[field]) return problems[field];
    const found = Object.entries(problems).find(([path]) => path.startsWith(`${field}.`));
    if (!found) return undefined;
    const name = chosen[Number(found[0].split('.')[1])]?.name;
    return name ? `${name}: ${found[1]}` : found[1];
  };
  return (
    <>
      <ConceptPicker
        label={t('form.concepts')}
        description={t('form.conceptsHint')}
        value={values.concepts}
        onChange={(concepts) =>
          draft.set({
            concepts: concepts.map((concept) => ({
              ...concept,
              importance: values.concepts.find(({ id }) => id === concept.id)?.importance ?? 'SHOULD',
            })),
          })
        }
        error={faultOf('concepts', values.concepts)}
      />
      {values.concepts.length > 0 && (
        <Stack gap="xs">
          {values.concepts.map((concept) => (
            <Group key={concept.id} justify="space-between" gap="xs">
              <div style={{ flex: '1 1 140px' }}>
                <Text size="sm" fw={550}>
                  {concept.name}
                </Text>
                {origins[concept.id] && (
                  <Text size="xs" c="dimmed">
                    {t('draft.from', { words: origins[concept.id] })}
                  </Text>
                )}
              </div>
              <Group gap={4} wrap="nowrap">
                <SegmentedControl
                  size="xs"
                  aria-label={t('form.importanceOf', { name: concept.name })}
                  value={concept.importance}
                  onChange={(importance) =>
                    draft.set({
                      concepts: values.concepts.map((one) =>
                        one.id === concept.id
                          ? { ...one, importance: importance as (typeof IMPORTANCES)[number] }
                          : one,
                      ),
                    })
                  }
                  data={IMPORTANCES.map((value) => ({ value, label: t(`enums:importance.${value}`) }))}
                />
                <ActionIcon
                  aria-label={t('form.removeConcept', { name: concept.name })}
                  onClick={() =>
                    draft.set({ concepts: values.concepts.filter(({ id }) => id !== concept.id) })
                  }
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>
      )}
      <ConceptPicker
        label={t('form.excluded')}
        description={origins.excluded ? t('draft.from', { words: origins.excluded }) : t('form.excludedHint')}
        value={values.excluded}
        onChange={(excluded) => draft.set({ excluded })}
        error={faultOf('excludedConceptIds', values.excluded)}
      />
    </>
  );
}
