import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { spread } from './spread.js';
import outline from './outline.json';
import classes from './zone.module.css';

export interface Spot {
  key: string;
  provinceCode: string;
  wardCode: string | null;
  name: string;
  latitude: number;
  longitude: number;
  suppliers: number;
  recognised: number;
}

/** Vietnam's two archipelagos, which the outline's source doesn't draw. */
const ARCHIPELAGOS = [
  { vi: 'Hoàng Sa', en: 'Hoang Sa', latitude: 16.5, longitude: 112 },
  { vi: 'Trường Sa', en: 'Truong Sa', latitude: 9.2, longitude: 113.5 },
] as const;

/** As scripts/make-map.mjs projects. */
function mercator(latitude: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
}

export function project({ latitude, longitude }: { latitude: number; longitude: number }): [number, number] {
  return [
    (longitude - outline.west) * outline.scale,
    (mercator(outline.north) - mercator(latitude)) * outline.scale,
  ];
}

interface SupplierMapProps {
  spots: Spot[];
  /** Only the part of the country around the spots. */
  isClose: boolean;
  choose: (spot: Spot) => void;
  label: string;
  /** Clusters and parks, drawn over the suppliers, which then are but a background. */
  marks?: readonly Mark[];
}

/** A square on the map: a cluster or park, or those of a province together. */
export interface Mark {
  key: string;
  /** What a pointer or a screen reader gets to know. */
  name: string;
  latitude: number;
  longitude: number;
  /** Its square grows with it. */
  areaHa: number;
  choose: () => void;
}

/** Circles by the number of suppliers on the outline of the country. The table beside it says the same. */
export function SupplierMap({ spots, isClose, choose, label, marks }: SupplierMapProps) {
  const { i18n } = useTranslation('zone');
  const places = spots.map(project);
  const around = [...places, ...(marks ?? []).map(project)];
  const box = isClose && around.length > 0 ? boxAround(around) : [0, 0, outline.width, outline.height];
  const unit = Math.max(box[2]!, box[3]!) / 1000;
  const most = Math.max(...spots.map(({ suppliers }) => suppliers), 1);
  const radii = spots.map(({ suppliers }) => unit * (8 + 30 * Math.sqrt(suppliers / most)));
  const points = spread(
    places.map(([x, y], index) => ({ x, y, radius: radii[index]! })),
    2 * unit,
  ).map((circle, index) => ({ spot: spots[index]!, ...circle }));
  return (
    <svg viewBox={box.join(' ')} className={classes.map} role="group" aria-label={label}>
      <path d={outline.neighbours} className={classes.neighbours} style={{ strokeWidth: unit }} />
      <path d={outline.vietnam} className={classes.vietnam} style={{ strokeWidth: 1.5 * unit }} />
      {!isClose &&
        ARCHIPELAGOS.map((group) => {
          const [x, y] = project(group);
          return (
            <g key={group.en} className={classes.islands}>
              {[0, 1, 2, 3, 4].map((dot) => (
                <circle key={dot} cx={x + Math.cos(dot * 2.4) * 14} cy={y + Math.sin(dot * 2.4) * 9} r={2} />
              ))}
              <text x={x} y={y + 30} textAnchor="middle" fontSize={20}>
                {i18n.language === 'vi' ? group.vi : group.en}
              </text>
            </g>
          );
        })}
      {marks &&
        points.map(({ spot, x, y, radius }) => (
          <circle key={spot.key} cx={x} cy={y} r={radius} className={classes.behind} aria-hidden />
        ))}
      {marks && <Squares marks={marks} unit={unit} />}
      {(marks ? [] : points).map(({ spot, x, y, radius }) => {
        const name = `${spot.name}: ${spot.suppliers}`;
        return (
          <g
            key={spot.key}
            role="button"
            tabIndex={0}
            aria-label={name}
            className={classes.spot}
            onClick={() => choose(spot)}
            onKeyDown={onEnter(() => choose(spot))}
          >
            <title>{name}</title>
            <circle cx={x} cy={y} r={radius} style={{ strokeWidth: 2 * unit }} />
            {radius > 15 * unit && (
              <text x={x} y={y} dy="0.35em" textAnchor="middle" fontSize={Math.min(radius, 22 * unit)}>
                {spot.suppliers}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function onEnter(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // The space bar would scroll the page.
    event.preventDefault();
    act();
  };
}

function Squares({ marks, unit }: { marks: readonly Mark[]; unit: number }) {
  const largest = Math.max(...marks.map(({ areaHa }) => areaHa), 1);
  const squares = spread(
    marks.map((mark) => {
      const [x, y] = project(mark);
      return { x, y, radius: unit * (7 + 15 * Math.sqrt(mark.areaHa / largest)) };
    }),
    2 * unit,
  );
  return squares.map(({ x, y, radius }, index) => {
    const { key, name, choose } = marks[index]!;
    const half = radius * 0.85;
    return (
      <g
        key={key}
        role="button"
        tabIndex={0}
        aria-label={name}
        className={classes.zone}
        onClick={choose}
        onKeyDown={onEnter(choose)}
      >
        <title>{name}</title>
        <rect
          x={x - half}
          y={y - half}
          width={2 * half}
          height={2 * half}
          rx={2 * unit}
          style={{ strokeWidth: 2 * unit }}
        />
      </g>
    );
  });
}

/** x, y, width and height with some room, never so small that a single ward fills the picture. */
function boxAround(points: readonly [number, number][]): number[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.max(right - left, bottom - top, 20) * 1.25;
  return [(left + right) / 2 - size / 2, (top + bottom) / 2 - size / 2, size, size];
}
