import type { TadaDocumentNode } from 'gql.tada';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../api/graphql.js';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellRefused } from '../../ui/notices.js';
import { ProposeRepairMutation } from '../floor/repair.documents.js';
import type { RepairData } from '../floor/repair-card.js';
import type { InTheWay } from './meetings-in-the-way.js';
import { useTakeAway } from './use-take-away.js';

type ProposeRepairInput = VariablesOf<typeof ProposeRepairMutation>['input'];

/** What is to be taken out of the fair, or how its days are to be laid out anew. */
export type Removed =
  | { kind: 'SLOT_REMOVED'; slotId: string }
  | { kind: 'TABLE_REMOVED'; tableId: string }
  | { kind: 'DAY_REMOVED'; date: string }
  | { kind: 'HALL_REMOVED'; hallId: string }
  | { kind: 'DAYS_LAID'; layout: NonNullable<ProposeRepairInput['layout']> };

/** What becomes of the meetings where something is to go, for whoever removes it to confirm. */
export interface Removal {
  readonly what: Removed;
  readonly name: string;
  readonly repair: RepairData;
  /** Works it out anew, when something has changed since, or other meetings may be moved than so far. */
  readonly again: (limit?: number) => void;
}

/**
 * Takes something out of the fair: at once where nobody is to meet, otherwise what becomes of the meetings is worked out
 * first, to be shown. What records keep is refused as anything else that meetings stand in the way of.
 * @param document does it where nobody meets
 */
export function useRemoval<Data extends object, Variables>(
  fairId: string,
  document: TadaDocumentNode<Data, Variables>,
) {
  const { t } = useTranslation();
  const takeAway = useTakeAway(document);
  const propose = useAct(ProposeRepairMutation);
  const [removal, setRemoval] = useState<Removal | null>(null);
  const [records, setRecords] = useState<InTheWay | null>(null);
  const [asked, setAsked] = useState<Removed | null>(null);

  /** `direct` are the variables of the document, `name` is what is to go, `done` what is said once it has. */
  const run = async (what: Removed, direct: Variables, name: string, done: string, limit?: number) => {
    if (limit === undefined) dismiss();
    setAsked(what);
    try {
      const { proposeRepair } = await propose.mutateAsync({
        input: { fairId, ...what, limit: limit ?? null, idempotencyKey: newKey() },
      });
      const refusal = refusalIn(proposeRepair);
      const again = (other?: number) => void run(what, direct, name, done, other);
      if (proposeRepair.__typename === 'Repair') setRemoval({ what, name, repair: proposeRepair, again });
      else if (refusal?.code === 'HAS_MEETINGS') setRecords(refusal as unknown as InTheWay);
      // Nobody meets there, or the fair has no timetable yet.
      else await takeAway.run(direct, done);
    } catch (error) {
      tellRefused(t, error as Error);
    }
  };
  const dismiss = () => {
    setRemoval(null);
    setRecords(null);
    takeAway.dismiss();
  };
  return {
    ...{ run, dismiss, removal },
    isPending: propose.isPending || takeAway.isPending,
    /** Which of them is being looked at. */
    pending: propose.isPending || takeAway.isPending ? asked : null,
    inTheWay: records ?? takeAway.inTheWay,
  };
}
