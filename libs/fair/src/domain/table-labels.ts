/** Labels that are counted up: prefix "A" from 1, 12 of them, gives A01 … A12. */
export function countedLabels(prefix: string, firstNumber: number, count: number): string[] {
  const digits = Math.max(2, String(firstNumber + count - 1).length);
  return Array.from(
    { length: count },
    (_, index) => `${prefix}${String(firstNumber + index).padStart(digits, '0')}`,
  );
}
