import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import type { Draft } from '../../ui/use-draft.js';
import { OriginNeedsQuery, OriginsAtFairQuery } from './origin.documents.js';
import type { AgreementValues } from './agreement-values.js';

const NONE = { meetingId: null, proposalId: null, needId: null };

/** The meeting, proposal or need of these parties that it came from; nothing where there is none. */
export function OriginSelect({ draft }: { draft: Draft<AgreementValues> }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const { parties, fairId, meetingId, proposalId, needId } = draft.values;
  const ids = parties.flatMap(({ organisationId }) => organisationId ?? []);
  const buyerId = parties.find(({ role }) => role === 'BUYER')?.organisationId ?? null;
  const isWhole = ids.length >= 2;
  const atFair = useAsk(
    OriginsAtFairQuery,
    { fairId: fairId ?? '', organisationId: ids[0] ?? '' },
    { enabled: isWhole && fairId !== null },
  );
  const needs = useAsk(
    OriginNeedsQuery,
    { buyerId: buyerId ?? '' },
    { enabled: isWhole && buyerId !== null },
  );
  const areParties = (some: readonly ({ id: string } | null | undefined)[]) =>
    some.every((one) => one && ids.includes(one.id));

  const meetings = (atFair.data?.meetings.edges ?? []).flatMap(({ node }) =>
    areParties([node.supplier?.organisation, node.buyer?.organisation])
      ? [{ value: `meeting:${node.id}`, label: format.dateTime(node.startsAt) }]
      : [],
  );
  const proposals = (atFair.data?.proposals.edges ?? []).flatMap(({ node }) =>
    areParties([node.supplierOrganisation, node.buyerOrganisation])
      ? [{ value: `proposal:${node.id}`, label: node.need?.title ?? t('form.origin.untitled') }]
      : [],
  );
  const posted = (needs.data?.needs.edges ?? []).map(({ node }) => ({
    value: `need:${node.id}`,
    label: node.title,
  }));
  const groups = [
    { group: t('form.origin.meetings'), items: meetings },
    { group: t('form.origin.proposals'), items: proposals },
    { group: t('form.origin.needs'), items: posted },
  ].filter(({ items }) => items.length > 0);
  const value =
    (meetingId && `meeting:${meetingId}`) ||
    (proposalId && `proposal:${proposalId}`) ||
    (needId && `need:${needId}`) ||
    '';
  const isListed = value === '' || groups.some(({ items }) => items.some((item) => item.value === value));
  if (groups.length === 0 && value === '') return null;

  const choose = (chosen: string) => {
    const [kind, id] = chosen.split(':');
    draft.set({ ...NONE, ...(kind && id && { [`${kind}Id`]: id }) });
  };
  return (
    <NativeSelect
      size="md"
      label={t('form.origin.label')}
      description={t('form.origin.hint')}
      data={[
        { value: '', label: t('form.origin.none') },
        ...(isListed ? [] : [{ value, label: t('form.origin.chosen') }]),
        ...groups,
      ]}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      error={draft.problems.meetingId ?? draft.problems.proposalId ?? draft.problems.needId}
    />
  );
}
