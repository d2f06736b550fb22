import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { type Fate, actionQueue } from '../../offline/action-queue.js';
import type { ActionKind } from '../../offline/day-store.js';
import { tellDone, tellRefused } from '../../ui/notices.js';

/** Does something on the day, with network or without; refusals are said in passing unless `quiet`. */
export function useAction(fairId: string) {
  const { t } = useTranslation('floor');
  const [isPending, setPending] = useState(false);
  const act = async (
    kind: ActionKind,
    label: string,
    variablesOf: (key: string) => Record<string, unknown>,
    { quiet = false, delegateId }: { quiet?: boolean; delegateId?: string } = {},
  ): Promise<Fate> => {
    const key = newKey();
    setPending(true);
    try {
      const fate = await actionQueue.act({
        ...{ key, fairId, kind, label, variables: variablesOf(key) },
        ...(delegateId && { delegateId }),
      });
      if (fate.state === 'done' && !quiet) tellDone(label);
      if (fate.state === 'queued') tellDone(t('queue.queued', { label }));
      if (fate.state === 'refused' && !quiet) tellRefused(t, fate.refusal);
      return fate;
    } finally {
      setPending(false);
    }
  };
  return { act, isPending };
}
