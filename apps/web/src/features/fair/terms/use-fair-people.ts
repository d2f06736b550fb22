import { useQuery } from '@tanstack/react-query';
import type { ResultOf } from '../../../api/graphql.js';
import { request } from '../../../api/request.js';
import { FairPeopleQuery } from './terms.documents.js';

export interface FairParty {
  readonly id: string;
  readonly side: 'SUPPLIER' | 'BUYER';
  readonly name: string;
  readonly delegates: readonly { readonly id: string; readonly name: string }[];
}

/** Everybody at the fair, for the selects of a page that names some of them. */
export function useFairPeople(fairId: string) {
  const { data } = useQuery({
    queryKey: ['FairPeople', fairId],
    queryFn: async ({ signal }): Promise<FairParty[]> => {
      const parties: FairParty[] = [];
      let after: string | null = null;
      for (;;) {
        const page: ResultOf<typeof FairPeopleQuery> = await request(
          FairPeopleQuery,
          { fairId, after },
          signal,
        );
        const { participations } = page;
        for (const { node } of participations.edges) {
          parties.push({
            id: node.id,
            side: node.side,
            name: node.organisation.displayName,
            delegates: (node.delegates ?? []).map(({ id, name }) => ({ id, name: name ?? '?' })),
          });
        }
        if (!participations.pageInfo.hasNextPage) return parties;
        after = participations.pageInfo.endCursor;
      }
    },
  });
  const parties = data ?? [];
  const nameOf = new Map(parties.map(({ id, name }) => [id, name]));
  return {
    parties,
    nameOf: (id: string | null) => (id === null ? '' : (nameOf.get(id) ?? '…')),
    /** Names of the organisations that send these delegates. */
    senders: (delegateIds: readonly string[]) =>
      parties
        .filter(({ delegates }) => delegates.some(({ id }) => delegateIds.includes(id)))
        .map(({ name }) => name),
    /** For a select: those of a side, or all. */
    choices: (side?: FairParty['side']) =>
      parties.filter((one) => !side || one.side === side).map(({ id, name }) => ({ value: id, label: name })),
    delegateChoices: parties
      .filter(({ delegates }) => delegates.length > 0)
      .map(({ name, delegates }) => ({
        group: name,
        items: delegates.map((one) => ({ value: one.id, label: one.name })),
      })),
  };
}

export type FairPeople = ReturnType<typeof useFairPeople>;
