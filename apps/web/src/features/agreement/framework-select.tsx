import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import type { Draft } from '../../ui/use-draft.js';
import { FrameworksQuery } from './agreement.documents.js';
import type { AgreementValues } from './agreement-values.js';

const ORDERS: readonly string[] = ['TRIAL_ORDER', 'PURCHASE_ORDER', 'CONTRACT'];

/** Under which framework of the same parties an order is placed; nothing where there is none. */
export function FrameworkSelect({ draft }: { draft: Draft<AgreementValues> }) {
  const { t } = useTranslation('agreement');
  const { kind, parties, frameworkId } = draft.values;
  const ids = parties.flatMap(({ organisationId }) => organisationId ?? []);
  const isOrder = ORDERS.includes(kind);
  const { data } = useAsk(
    FrameworksQuery,
    { filter: { kinds: ['FRAMEWORK'], withoutAmendments: true, organisationId: ids[0] ?? null } },
    { enabled: isOrder && ids.length >= 2 },
  );
  const found = (data?.agreements.edges ?? []).flatMap(({ node }) =>
    node.parties.filter(({ organisation }) => ids.includes(organisation.id)).length >= 2 ? [node] : [],
  );
  if (!isOrder || found.length === 0) return null;
  return (
    <NativeSelect
      size="md"
      label={t('form.framework')}
      description={t('form.frameworkHint')}
      data={[
        { value: '', label: t('form.noFramework') },
        ...found.map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` })),
      ]}
      value={frameworkId ?? ''}
      onChange={(event) => draft.set({ frameworkId: event.currentTarget.value || null })}
      error={draft.problems.frameworkId}
    />
  );
}
