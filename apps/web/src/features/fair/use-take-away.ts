import type { TadaDocumentNode } from 'gql.tada';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellDone, tellRefused } from '../../ui/notices.js';
import type { InTheWay } from './meetings-in-the-way.js';

/**
 * A change that may be refused because of meetings: these are kept to be shown where the person acted; any other
 * refusal is said in passing.
 */
export function useTakeAway<Data extends object, Variables>(document: TadaDocumentNode<Data, Variables>) {
  const { t } = useTranslation();
  const mutation = useAct(document);
  const [inTheWay, setInTheWay] = useState<InTheWay | null>(null);
  const run = async (variables: Variables, done?: string): Promise<boolean> => {
    setInTheWay(null);
    try {
      const [result] = Object.values(await mutation.mutateAsync(variables)) as unknown[];
      const refusal = refusalIn(result);
      if (refusal?.code === 'HAS_MEETINGS') setInTheWay(refusal as unknown as InTheWay);
      else if (refusal) tellRefused(t, refusal);
      else if (done) tellDone(done);
      return refusal === null;
    } catch (error) {
      tellRefused(t, error as Error);
      return false;
    }
  };
  return {
    run,
    isPending: mutation.isPending,
    variables: mutation.variables,
    inTheWay,
    dismiss: () => setInTheWay(null),
  };
}
