import type { TadaDocumentNode } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { tellDone, tellRefused } from '../ui/notices.js';
import { useAct } from './hooks.js';
import { refusalIn } from './refusal.js';

/** A change made by one tap: what is refused, or goes wrong, is said in passing. True when it was done. */
export function useDeed<Data extends object, Variables>(document: TadaDocumentNode<Data, Variables>) {
  const { t } = useTranslation();
  const mutation = useAct(document);
  const run = async (variables: Variables, done?: string): Promise<boolean> => {
    try {
      const [result] = Object.values(await mutation.mutateAsync(variables)) as unknown[];
      const refusal = refusalIn(result);
      if (refusal) tellRefused(t, refusal);
      else if (done) tellDone(done);
      return refusal === null;
    } catch (error) {
      tellRefused(t, error as Error);
      return false;
    }
  };
  return { run, isPending: mutation.isPending, variables: mutation.variables };
}
