import type { TadaDocumentNode } from 'gql.tada';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellRefused } from '../../ui/notices.js';
import { ProposeRepairMutation } from '../floor/repair.documents.js';
import type { RepairData } from '../floor/repair-card.js';
import type { InTheWay } from './meetings-in-the-way.js';
import { useTakeAway } from './use-take-away.js';

/** A slot or table that is to go. */
export type Removed = { slotId: string } | { tableId: string };

/** What becomes of the meetings where something is to go, for whoever removes it to confirm. */
export interface Removal {
  readonly what: Removed;
  readonly name: string;
  readonly repair: RepairData;
}

/**
 * Removes a slot or table: at once where nobody is to meet, otherwise what becomes of the meetings is worked out first, to be
 * shown. What records keep is refused as anything else that meetings stand in the way of.
 */
export function useRemoval<Data extends object, What extends Removed>(
  fairId: string,
  document: TadaDocumentNode<Data, What>,
) {
  const { t } = useTranslation();
  const takeAway = useTakeAway(document);
  const propose = useAct(ProposeRepairMutation);
  const [removal, setRemoval] = useState<Removal | null>(null);
  const [records, setRecords] = useState<InTheWay | null>(null);
  const [asked, setAsked] = useState<What | null>(null);

  const run = async (what: What, name: string, done: string): Promise<void> => {
    dismiss();
    setAsked(what);
    const kind = 'slotId' in what ? ('SLOT_REMOVED' as const) : ('TABLE_REMOVED' as const);
    try {
      const { proposeRepair } = await propose.mutateAsync({
        input: { fairId, kind, ...what, idempotencyKey: newKey() },
      });
      const refusal = refusalIn(proposeRepair);
      if (proposeRepair.__typename === 'Repair') setRemoval({ what, name, repair: proposeRepair });
      else if (refusal?.code === 'HAS_MEETINGS') setRecords(refusal as unknown as InTheWay);
      // Nobody meets there, or the fair has no timetable yet.
      else await takeAway.run(what, done);
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
    /** Which of them is being looked at. */
    pending: propose.isPending || takeAway.isPending ? asked : null,
    inTheWay: records ?? takeAway.inTheWay,
  };
}
