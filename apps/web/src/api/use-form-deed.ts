import type { TadaDocumentNode } from 'gql.tada';
import { useState } from 'react';
import { tellDone } from '../ui/notices.js';
import type { Draft } from '../ui/use-draft.js';
import { useAct } from './hooks.js';
import { type Refusal, refusalIn } from './refusal.js';

/** A change made by a form: problems go beside its fields, a refusal stays to be shown. True when it was done. */
export function useFormDeed<Data extends object, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  draft: Pick<Draft<object>, 'take'>,
) {
  const { mutateAsync, isPending, error } = useAct(document);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (variables: Variables, done?: string): Promise<boolean> => {
    try {
      const [result] = Object.values(await mutateAsync(variables)) as unknown[];
      const refused = refusalIn(result);
      setRefusal(refused);
      if (!refused && done) tellDone(done);
      return refused === null;
    } catch (failure) {
      draft.take(failure);
      return false;
    }
  };
  return { run, refusal, isPending, error };
}
