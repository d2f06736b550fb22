import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import type { SearchSuppliersQuery } from './search.documents.js';
import type { NUMBERS } from './search-filter.js';
import classes from './search.module.css';

export type Range = ResultOf<typeof SearchSuppliersQuery>['searchSuppliers']['ranges'][number];

interface FigureFilterProps {
  number: (typeof NUMBERS)[number];
  /** How many suppliers state which figures; nothing where nobody does. */
  range: Range | undefined;
  /** As it stands in the address. */
  value: string;
  onChange: (value: string) => void;
}

/**
 * A figure to filter by: typed exactly, or drawn along the suppliers' own figures. Taken over on Enter, on leaving the
 * field, and on letting go of the slider; a comma does for a point.
 */
export function FigureFilter({ number, range, value, onChange }: FigureFilterProps) {
  const { t } = useTranslation('directory');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const label = t(`search.number.${number.param}`);
  const takeOver = (given: string) => {
    const figure = given.replace(',', '.').replaceAll(/[^\d.]/g, '');
    if (figure !== value) onChange(figure);
  };
  if (!range && !value) return null;
  const buckets = range?.buckets ?? [];
  const isMost = number.bound === 'most';
  // One step for each bar, and one at the loose end for "any".
  const steps = buckets.map(({ from, to }) => (isMost ? to : from) / number.factor);
  const any = isMost ? steps.length : -1;
  const chosen = Number(text.replace(',', '.'));
  const at = text
    ? Math.max(
        0,
        steps.findLastIndex((step) => step <= chosen),
      )
    : any;
  const isIn = (index: number) => at === any || (isMost ? index <= at : index >= at);
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  return (
    <div>
      <TextInput
        size="sm"
        label={label}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => takeOver(text)}
        onKeyDown={(event) => event.key === 'Enter' && takeOver(text)}
      />
      {buckets.length > 1 && (
        <div className={classes.slider}>
          <div className={classes.bars} aria-hidden>
            {buckets.map(({ from, count }, index) => (
              <span
                key={from}
                data-in={isIn(index) || undefined}
                style={{ height: `${count === 0 ? 0 : Math.max(8, (100 * count) / most)}%` }}
              />
            ))}
          </div>
          <input
            type="range"
            aria-label={label}
            aria-valuetext={text || t('search.anyFigure')}
            min={isMost ? 0 : -1}
            max={isMost ? steps.length : steps.length - 1}
            value={at}
            onChange={({ currentTarget }) => {
              const step = steps[Number(currentTarget.value)];
              setText(step === undefined ? '' : String(Number(step.toPrecision(6))));
            }}
            onPointerUp={() => takeOver(text)}
            onKeyUp={() => takeOver(text)}
          />
        </div>
      )}
    </div>
  );
}
