/** What people choose first: a PIN of one or two digits, steps, repeats and mirrors (the commonest in every published list). */
export function isTrivialPin(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const step = (by: number) => digits.every((d, i) => i === 0 || d === ((digits[i - 1] ?? 0) + by + 10) % 10);
  const repeats = [1, 2, 3].some((size) => digits.every((d, i) => d === digits[i % size]));
  const doubled = digits.every((d, i) => d === digits[i - (i % 2)]);
  const mirrored = digits.every((d, i) => d === digits[digits.length - 1 - i]);
  return new Set(digits).size < 3 || [1, -1, 2, -2].some(step) || repeats || doubled || mirrored || DRAWN.has(pin);
}

/** Lines on a keypad, and halves that go on: 147258 is drawn, 123321 is mirrored already. */
const DRAWN: ReadonlySet<string> = new Set(["147258", "258369", "147369", "159357", "159753", "357159", "741852", "789456", "456789", "123654", "321654", "102030", "112358", "314159", "271828"]);
