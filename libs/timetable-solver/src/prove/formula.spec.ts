import { Cadical } from 'cadical-wasm';
import { Formula } from './formula.js';

/** Whether the formula can be kept with exactly these of its first variables true. */
async function allows(formula: Formula, values: readonly boolean[]): Promise<boolean> {
  const solver = await Cadical.create();
  solver.addClauses(formula.clauses);
  const answer = solver.solve({ assumptions: values.map((value, i) => (value ? i + 1 : -(i + 1))) });
  solver.dispose();
  return answer === 'satisfiable';
}

const valuesOf = (bits: number, count: number): boolean[] =>
  Array.from({ length: count }, (_, i) => ((bits >> i) & 1) === 1);

it.each([0, 1, 2, 3, 5])('at most %i of five', async (limit) => {
  const formula = new Formula();
  formula.atMost(
    limit,
    Array.from({ length: 5 }, () => formula.variable()),
  );
  for (let bits = 0; bits < 32; bits++) {
    const values = valuesOf(bits, 5);
    expect(await allows(formula, values)).toBe(values.filter(Boolean).length <= limit);
  }
});

it('counts up to where it is told to', async () => {
  const formula = new Formula();
  const literals = Array.from({ length: 5 }, () => formula.variable());
  const count = formula.count(literals, 3);
  expect(count).toHaveLength(3);
  for (let bits = 0; bits < 32; bits++) {
    const values = valuesOf(bits, 5);
    const solver = await Cadical.create();
    solver.addClauses(formula.clauses);
    const given = values.map((value, i) => (value ? i + 1 : -(i + 1)));
    for (let k = 1; k <= 3; k++) {
      const answer = solver.solve({ assumptions: [...given, -count[k - 1]!] });
      expect(answer).toBe(values.filter(Boolean).length < k ? 'satisfiable' : 'unsatisfiable');
    }
    solver.dispose();
  }
});
