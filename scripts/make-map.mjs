/**
 * Writes the outline of Vietnam and its neighbours that the map of suppliers is drawn on, from Natural Earth (public
 * domain) as npm's world-atlas carries it: `node scripts/make-map.mjs`. Run again only for another extent.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const atlas = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8'),
);
/** Degrees: the mainland with its islands; Hoàng Sa and Trường Sa are drawn as points on the same map. */
const EXTENT = { west: 101.5, east: 116, south: 7, north: 23.8 };
/** Units of the drawing for a degree of longitude. */
const SCALE = 60;
/** ISO 3166-1 numeric. */
const COUNTRIES = { vietnam: '704', neighbours: ['156', '418', '116', '764', '458', '608'] };

const mercator = (latitude) => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
const project = ([longitude, latitude]) => [
  (longitude - EXTENT.west) * SCALE,
  (mercator(EXTENT.north) - mercator(latitude)) * SCALE,
];

function pathOf(id, least) {
  const { geometry } = feature(
    atlas,
    atlas.objects.countries.geometries.find((one) => one.id === id),
  );
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map(([ring]) => ring)
    .filter((ring) =>
      ring.some(
        ([x, y]) =>
          x >= EXTENT.west - 3 && x <= EXTENT.east + 3 && y >= EXTENT.south - 3 && y <= EXTENT.north + 3,
      ),
    )
    .map((ring) => thinned(ring.map(clamped).map(project), least))
    .filter((ring) => ring.length > 3)
    .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`)
    .join('');
}

/** What lies far outside only has to lie outside. */
function clamped([x, y]) {
  return [
    Math.min(EXTENT.east + 4, Math.max(EXTENT.west - 4, x)),
    Math.min(EXTENT.north + 4, Math.max(EXTENT.south - 4, y)),
  ];
}

/** Leaves out points nearer to the last one than `least` units. */
function thinned(ring, least) {
  const kept = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= least) kept.push(point);
  }
  return kept;
}

const [width] = project([EXTENT.east, 0]);
const [, height] = project([0, EXTENT.south]);
const outline = {
  ...EXTENT,
  scale: SCALE,
  width: Math.round(width),
  height: Math.round(height),
  vietnam: pathOf(COUNTRIES.vietnam, 0.8),
  neighbours: COUNTRIES.neighbours.map((id) => pathOf(id, 3)).join(''),
};
const target = new URL('../apps/web/src/features/zone/outline.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(outline, null, 2)}\n`);
console.log(`${target.pathname}: ${JSON.stringify(outline).length} characters`);
