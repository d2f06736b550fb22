import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';

/** More bars than these are no picture any more; the table has them all. */
const MOST_BARS = 14;
const BAR_HEIGHT = 38;

interface BreakdownChartProps {
  bars: { label: string; shown: number }[];
  /** Columns in the order given, for years; otherwise lying bars, the largest first. */
  upright: boolean;
  /** Lying bars in the order given. */
  inOrder?: boolean;
  /** Pixels for the names of lying bars. */
  nameWidth: number;
  write: (value: number) => string;
}

export default function BreakdownChart({ bars, upright, inOrder, nameWidth, write }: BreakdownChartProps) {
  const shown = upright
    ? bars.slice(-MOST_BARS)
    : (inOrder ? bars : bars.toSorted((a, b) => b.shown - a.shown)).slice(0, MOST_BARS);
  return (
    <BarChart
      h={upright ? 220 : shown.length * BAR_HEIGHT + 34}
      data={shown}
      dataKey="label"
      series={[{ name: 'shown', color: 'var(--action)' }]}
      orientation={upright ? 'horizontal' : 'vertical'}
      gridAxis={upright ? 'y' : 'x'}
      tickLine="none"
      valueFormatter={write}
      withTooltip={false}
      withBarValueLabel
      valueLabelProps={{ position: upright ? 'top' : 'right', fontSize: 12, fill: 'currentColor' }}
      withXAxis={upright}
      withYAxis={!upright}
      {...(upright
        ? { barChartProps: { margin: { top: 20 }, accessibilityLayer: false } }
        : {
            yAxisProps: { width: nameWidth, interval: 0 },
            barChartProps: { margin: { right: 76 }, accessibilityLayer: false },
          })}
      barProps={{ isAnimationActive: false, radius: 3 }}
      maxBarWidth={upright ? 56 : 20}
    />
  );
}
