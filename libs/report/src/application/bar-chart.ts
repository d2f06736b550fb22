import type { Block, Canvas } from '#printing';

/** More bars than these are no picture any more; the table has them all. */
const MOST_BARS = 12;
const BAR = 16;

export interface Bar {
  readonly label: string;
  readonly size: number;
  readonly text: string;
}

/** Lying bars with their labels and figures; the table below says the same. */
export function barChart(bars: readonly Bar[], fill: string): Block {
  const shown = bars.slice(0, MOST_BARS);
  const largest = Math.max(...shown.map(({ size }) => size), 1);
  return {
    kind: 'drawing',
    height: shown.length * BAR + 8,
    draw: (canvas: Canvas) => {
      const [names, texts] = [canvas.width * 0.32, 104];
      for (const [index, { label, size, text }] of shown.entries()) {
        const y = index * BAR;
        const length = (canvas.width - names - texts) * (size / largest);
        canvas.text(label, 0, y + 2, { size: 8, width: names - 8, shrinkTo: 6, maxLines: 1 });
        canvas.rect(names, y + 2, Math.max(length, 0.5), BAR - 5, { fill });
        canvas.text(text, names + length + 4, y + 2, { size: 8 });
      }
    },
  };
}
