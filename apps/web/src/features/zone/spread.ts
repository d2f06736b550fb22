export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Neighbours of neighbours settle within these; what is left then is a sliver. */
const ROUNDS = 80;

/**
 * Moves circles apart until none covers another, each no further than it must: the smaller of two gives way more. Their
 * order stays; the same circles come out the same.
 */
export function spread(circles: readonly Circle[], gap: number): Circle[] {
  const moved = circles.map((circle) => ({ ...circle }));
  for (let round = 0; round < ROUNDS; round++) {
    let isClear = true;
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        const missing = a.radius + b.radius + gap - distance;
        if (missing <= 1e-6) continue;
        isClear = false;
        // At one place there is no direction: the later one goes down.
        const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [0, 1];
        const share = b.radius ** 2 / (a.radius ** 2 + b.radius ** 2);
        a.x -= ux * missing * share;
        a.y -= uy * missing * share;
        b.x += ux * missing * (1 - share);
        b.y += uy * missing * (1 - share);
      }
    }
    if (isClear) break;
  }
  return moved;
}
