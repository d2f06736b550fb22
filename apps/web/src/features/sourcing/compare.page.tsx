import {
  Alert,
  Anchor,
  Badge,
  Button,
  CloseButton,
  Group,
  Stack,
  Switch,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { type Format, useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { length, tolerance } from '../../ui/units.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { type OrganisationCardData, usePlaceOf } from '../directory/organisation-card.js';
import { useCompareChoice } from './compare-choice.js';
import { CompareQuery } from './sourcing.documents.js';
import classes from './sourcing.module.css';
import { useKeeper } from './use-keeper.js';

const ShortlistDialog = lazy(() => import('./shortlist-dialog.js'));

type Comparison = ResultOf<typeof CompareQuery>['compareSuppliers'];
type Row = Comparison['rows'][number];
type Cell = Row['cells'][number];

/** Suppliers side by side: a row for each thing that a buyer asks, differences marked. */
export function Component() {
  const { t, i18n } = useTranslation('sourcing');
  const url = useUrlState();
  const choice = useCompareChoice();
  const ids = url.all('id');
  const query = useAsk(
    CompareQuery,
    { ids, fairId: url.get('fair') || null, language: i18n.language },
    { enabled: ids.length > 0, keepPrevious: true },
  );
  const remove = (gone: readonly string[]) => {
    gone.forEach((id) => choice.remove(id));
    url.set({ id: ids.filter((id) => !gone.includes(id)) });
  };
  return (
    <Page
      title={t('compare.title')}
      lead={t('compare.lead')}
      trail={[{ to: '/suppliers', label: t('common:nav.suppliers') }]}
    >
      {ids.length === 0 ? (
        <EmptyState icon={<IconColumns3 />} title={t('compare.none')} text={t('compare.noneText')}>
          <Button component={Link} to="/suppliers">
            {t('common:nav.suppliers')}
          </Button>
        </EmptyState>
      ) : (
        <Asked query={query} skeleton={<ListSkeleton rows={6} />}>
          {({ compareSuppliers }) => <SideBySide comparison={compareSuppliers} remove={remove} />}
        </Asked>
      )}
    </Page>
  );
}

function SideBySide({
  comparison: { suppliers, rows, missingIds },
  remove,
}: {
  comparison: Comparison;
  remove: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation('sourcing');
  const { organisation } = useKeeper();
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  // A row in which nobody says anything tells nothing.
  const shown = rows
    .filter((row) => row.kind === 'PLACE' || row.kind === 'FAIR' || row.cells.some(saysSomething))
    .filter(({ isDifferent }) => isDifferent || !onlyDifferences);
  return (
    <Stack gap="md">
      {missingIds.length > 0 && (
        <Alert color="gold">
          <Group justify="space-between">
            <Text size="sm">{t('compare.missing', { count: missingIds.length })}</Text>
            <Button size="compact-sm" variant="default" onClick={() => remove(missingIds)}>
              {t('compare.dropMissing')}
            </Button>
          </Group>
        </Alert>
      )}
      {suppliers.length > 0 && (
        <>
          <Group justify="space-between" className="no-print">
            <Switch
              label={t('compare.onlyDifferences')}
              checked={onlyDifferences}
              onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
            />
            {organisation && (
              <Button variant="default" onClick={() => setKeeping(true)}>
                {t('compare.keep')}
              </Button>
            )}
          </Group>
          <div className={classes.scroll} role="region" aria-label={t('compare.title')} tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">
                    <VisuallyHidden>{t('compare.what')}</VisuallyHidden>
                  </th>
                  {suppliers.map((supplier) => (
                    <th key={supplier.id} scope="col">
                      <SupplierHead supplier={supplier} remove={() => remove([supplier.id])} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <tr key={row.kind} data-different={(row.isDifferent && suppliers.length > 1) || undefined}>
                    <th scope="row">
                      {t(`compare.row.${row.kind}`)}
                      {row.isDifferent && <VisuallyHidden> {t('compare.differs')}</VisuallyHidden>}
                    </th>
                    {row.cells.map((cell, index) => (
                      <td key={cell.supplierId}>
                        <CellContent row={row} cell={cell} supplier={suppliers[index]!} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {isKeeping && organisation && (
        <Suspense fallback={null}>
          <ShortlistDialog
            organisationId={organisation.id}
            suppliers={suppliers.map(({ id, displayName }) => ({ id, name: displayName }))}
            close={() => setKeeping(false)}
          />
        </Suspense>
      )}
    </Stack>
  );
}

function saysSomething({ concepts, figures, certificates, equipment, values }: Cell): boolean {
  return [concepts, figures, certificates, equipment, values].some((list) => list.length > 0);
}

function SupplierHead({ supplier, remove }: { supplier: OrganisationCardData; remove: () => void }) {
  const { t } = useTranslation('sourcing');
  const { id, displayName, source } = supplier;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
      <Stack gap={4} align="flex-start">
        <Anchor component={Link} to={`/organisations/${id}`} fw={650} style={{ overflowWrap: 'anywhere' }}>
          {displayName}
        </Anchor>
        <DemoBadge shown={source === 'DEMO'} />
      </Stack>
      <CloseButton size="sm" aria-label={t('compare.remove', { name: displayName })} onClick={remove} />
    </Group>
  );
}

function CellContent({ row, cell, supplier }: { row: Row; cell: Cell; supplier: OrganisationCardData }) {
  const { t } = useTranslation('sourcing');
  const format = useFormat();
  const placeOf = usePlaceOf();
  if (row.kind === 'PLACE') return <Text size="sm">{placeOf(supplier)}</Text>;
  if (row.kind === 'FAIR') {
    const [booth] = cell.values;
    if (booth === undefined) return <Nothing text={t('compare.notThere')} />;
    return <Text size="sm">{booth ? t('compare.booth', { booth }) : t('compare.there')}</Text>;
  }
  if (!saysSomething(cell)) return <Nothing text={t('compare.unsaid')} />;
  const values = cell.values.map((value) => {
    if (row.kind === 'LANGUAGE') return format.language(value);
    const code = value.toUpperCase().replaceAll('-', '_');
    return row.kind === 'SIZE' ? t(`enums:size.${code}`) : t(`enums:ownership.${code}`);
  });
  const isShared = (id: string) => row.cells.every(({ concepts }) => concepts.some((one) => one.id === id));
  return (
    <Stack gap={6} align="flex-start">
      <Lines>
        {cell.concepts.map(({ id, name }) => (
          // What not all have is what one chooses by.
          <Text key={id} component="li" size="sm" fw={row.cells.length > 1 && !isShared(id) ? 650 : 400}>
            {name}
          </Text>
        ))}
        {cell.figures.map(({ from, to, unit }) => (
          <Text key={unit ?? ''} component="li" size="sm" fw={550} className="figures">
            {figureText(format, t, row.kind, { from, to })}
            {unit && ` ${t(`enums:unit.${unit}`)}`}
          </Text>
        ))}
        {cell.certificates.map(({ id, concept, issuer, number, expiresOn }) => (
          <li key={id}>
            <Text size="sm" fw={550}>
              {concept.name}
            </Text>
            <Text size="xs" c="dimmed">
              {[issuer, number, expiresOn && t('compare.until', { day: format.day(expiresOn) })]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
        {cell.equipment.map(({ name, maker, count }) => (
          <Text key={`${maker} ${name} ${count}`} component="li" size="sm">
            {count > 1 && `${count} × `}
            {[maker, name].filter(Boolean).join(' ')}
          </Text>
        ))}
        {values.map((value) => (
          <Text key={value} component="li" size="sm">
            {value}
          </Text>
        ))}
      </Lines>
      {cell.isBest && <Badge size="sm">{t('compare.best')}</Badge>}
    </Stack>
  );
}

function figureText(
  format: Format,
  t: TFunction<'sourcing'>,
  kind: Row['kind'],
  { from, to }: { from: number | null; to: number | null },
): string {
  const write = (value: number) => {
    if (kind === 'TOLERANCE') return tolerance(format, value);
    if (kind === 'PART_SIZE') return length(format, value);
    if (kind === 'LEAD_TIME') return t('compare.days', { count: value });
    return format.number(value);
  };
  if (from === null || to === null || from === to) return write((to ?? from)!);
  return `${kind === 'LEAD_TIME' ? format.number(from) : write(from)} – ${write(to)}`;
}

function Lines({ children }: { children: ReactNode }) {
  return <ul className={classes.plainList}>{children}</ul>;
}

function Nothing({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}
