import { expect, test } from "vitest";
import { readPaste } from "./paste";

const read = (text: string) => readPaste(text).map(({ line, key, amount }) => [line, key, amount]);

test.each([
  ["BL-1\t12,50\nBL-2\t1.234,00", [[1, "BL-1", 1_250], [2, "BL-2", 123_400]]],
  ["BL-1;12.5;nota\n2000004111021 ; € 9", [[1, "BL-1", 1_250], [2, "2000004111021", 900]]],
  ["BL-1 12,50\nBL-2    7", [[1, "BL-1", 1_250], [2, "BL-2", 700]]],
  ["Codice\tPrezzo\r\n\r\nBL-1\t5\r", [[3, "BL-1", 500]]],
  ["BL-1\tgratis\nBL-2\t0\nBL-3\t999999,99\nBL-4", [[2, "BL-2", null], [3, "BL-3", null], [4, "BL-4", null]]],
  ["  \n\n", []],
  ["BL\u0000-1\u0007\t5\ud800", [[1, "BL-1", null]]],
])("reads %j", (text, rows) => {
  expect(read(text)).toEqual(rows);
});

test("is as long as what was pasted, and no line makes another", () => {
  expect(readPaste(Array.from({ length: 5_000 }, (_, i) => `P-${i}\t1`).join("\n"))).toHaveLength(5_000);
  expect(readPaste(`${"x".repeat(5_000)}\t1`)[0]?.key).toHaveLength(80);
});
