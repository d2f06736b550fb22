import { spread } from './spread.js';

describe('circles on a map', () => {
  it('stand apart, the small ones further from where they were', () => {
    const moved = spread(
      [
        { x: 0, y: 0, radius: 30 },
        { x: 5, y: 0, radius: 10 },
        { x: 0, y: 0, radius: 10 },
        { x: 200, y: 0, radius: 10 },
      ],
      1,
    );
    for (const [index, a] of moved.entries())
      for (const b of moved.slice(index + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius + 0.9);
    expect(Math.hypot(moved[0]!.x, moved[0]!.y)).toBeLessThan(10);
    expect(moved[3]).toEqual({ x: 200, y: 0, radius: 10 });
  });
});
