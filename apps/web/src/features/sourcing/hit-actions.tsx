import { Button, Checkbox, VisuallyHidden } from '@mantine/core';
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { type Chosen, useCompareChoice } from './compare-choice.js';
import { ShortlistedQuery } from './sourcing.documents.js';
import classes from './sourcing.module.css';
import { useKeeper } from './use-keeper.js';

const ShortlistDialog = lazy(() => import('./shortlist-dialog.js'));

interface Kept {
  readonly keeperId: string | null;
  /** On how many shortlists a supplier stands. */
  readonly listsOf: (supplierId: string) => readonly string[];
}

/** Who of a page of finds stands on shortlists already: asked once for all of them. */
export function useShortlisted(supplierIds: readonly string[]): Kept {
  const { organisation } = useKeeper();
  const { data } = useAsk(
    ShortlistedQuery,
    { organisationId: organisation?.id ?? '', supplierIds: supplierIds.slice(0, 200) },
    { enabled: organisation !== null && supplierIds.length > 0, keepPrevious: true },
  );
  return {
    keeperId: organisation?.id ?? null,
    listsOf: (supplierId) =>
      (data?.shortlisted ?? []).filter((one) => one.supplierId === supplierId).map((one) => one.shortlistId),
  };
}

/** A find with what can be done with it: laid beside others, put on a shortlist. */
export function HitWithActions({
  supplier,
  kept,
  children,
}: {
  supplier: Chosen;
  kept: Kept;
  children: ReactNode;
}) {
  const { t } = useTranslation('sourcing');
  const [isOpen, setOpen] = useState(false);
  const lists = kept.listsOf(supplier.id);
  return (
    <div className={classes.hit}>
      {children}
      <div className={classes.hitActions}>
        <CompareCheckbox supplier={supplier} />
        {kept.keeperId && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={
              lists.length > 0 ? (
                <IconBookmarkFilled size={16} aria-hidden />
              ) : (
                <IconBookmark size={16} aria-hidden />
              )
            }
            onClick={() => setOpen(true)}
          >
            {lists.length > 0 ? t('shortlist.onLists', { count: lists.length }) : t('shortlist.add')}
            <VisuallyHidden> {supplier.name}</VisuallyHidden>
          </Button>
        )}
      </div>
      {isOpen && kept.keeperId && (
        <Suspense fallback={null}>
          <ShortlistDialog
            organisationId={kept.keeperId}
            suppliers={[supplier]}
            listedOn={lists}
            close={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

export function CompareCheckbox({ supplier }: { supplier: Chosen }) {
  const { t } = useTranslation('sourcing');
  const { has, isFull, toggle } = useCompareChoice();
  const isChosen = has(supplier.id);
  return (
    <Checkbox
      size="sm"
      label={
        <>
          {isFull && !isChosen ? t('compare.full') : t('compare.choose')}
          <VisuallyHidden> {supplier.name}</VisuallyHidden>
        </>
      }
      checked={isChosen}
      disabled={isFull && !isChosen}
      onChange={() => toggle(supplier)}
    />
  );
}
