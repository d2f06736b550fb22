import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import type { SupplyNetworkQuery } from './chain.documents.js';
import classes from './chain.module.css';

type Network = ResultOf<typeof SupplyNetworkQuery>['supplyNetwork'];

const WIDTH = 190;
const HEIGHT = 44;
const BESIDE = 70;
const BELOW = 14;

/**
 * Tiers as columns, the enterprise at the left and its suppliers outward. Within a tier suppliers stand near the
 * middle of those they supply, which keeps lines short. The table below says the same to a screen reader.
 */
export function NetworkPicture({ network, label }: { network: Network; label: string }) {
  const places = placesOf(network);
  const tiers = Math.max(...network.members.map(({ tier }) => tier)) + 1;
  const rows = Math.max(...[...places.values()].map(({ row }) => row)) + 1;
  const width = tiers * WIDTH + (tiers - 1) * BESIDE;
  const height = rows * (HEIGHT + BELOW) - BELOW;
  const at = (id: string) => {
    const { tier, row } = places.get(id)!;
    return { x: tier * (WIDTH + BESIDE), y: row * (HEIGHT + BELOW) };
  };
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <svg width={width + 2} height={height + 2} viewBox={`-1 -1 ${width + 2} ${height + 2}`} aria-hidden>
        {network.links.map(({ id, supplierId, customerId }) => {
          const [from, to] = [at(customerId), at(supplierId)];
          const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
          const [x2, y2] = [to.x, to.y + HEIGHT / 2];
          const bend = (x1 + x2) / 2;
          return (
            <path
              key={id}
              d={`M${x1},${y1} C${bend},${y1} ${bend},${y2} ${x2},${y2}`}
              className={classes.link}
            />
          );
        })}
        {network.members.map(({ tier, isRecognised, organisation }) => {
          const { x, y } = at(organisation.id);
          return (
            <foreignObject key={organisation.id} x={x} y={y} width={WIDTH} height={HEIGHT}>
              <Link
                to={`/organisations/${organisation.id}`}
                tabIndex={-1}
                className={classes.node!}
                data-middle={tier === 0 || undefined}
                data-recognised={isRecognised || undefined}
                title={organisation.displayName}
              >
                {organisation.displayName}
              </Link>
            </foreignObject>
          );
        })}
      </svg>
    </div>
  );
}

/** Tier and row of each member. */
function placesOf({ members, links }: Network): Map<string, { tier: number; row: number }> {
  const places = new Map<string, { tier: number; row: number }>();
  const customersOf = Map.groupBy(links, ({ supplierId }) => supplierId);
  const tiers = [...Map.groupBy(members, ({ tier }) => tier)].toSorted(([a], [b]) => a - b);
  const tallest = Math.max(...tiers.map(([, inTier]) => inTier.length));
  for (const [tier, inTier] of tiers) {
    const wished = inTier
      .map(({ organisation }) => {
        const rows = (customersOf.get(organisation.id) ?? []).flatMap(
          ({ customerId }) => places.get(customerId)?.row ?? [],
        );
        return {
          id: organisation.id,
          row: rows.reduce((sum, row) => sum + row, 0) / Math.max(1, rows.length),
        };
      })
      .toSorted((a, b) => a.row - b.row);
    // The column as a whole stands in the middle of the picture.
    const first = (tallest - wished.length) / 2;
    wished.forEach(({ id }, index) => places.set(id, { tier, row: first + index }));
  }
  return places;
}
