import fc from "fast-check";
import { expect, test } from "vitest";
import { readShown, takersOf } from "./rules";

test("codes, numbers and passes are read as they are scanned, typed, or linked to", () => {
  expect(readShown("k7qd-2m4x")).toEqual({ number: "K7QD2M4X", code: "K7QD2M4X" });
  expect(readShown(" K7QD 2M4O ")).toEqual({ number: "K7QD2M4O", code: "K7QD2M40" });
  for (const pass of ["TCRCXD94-K7QD2M4X", "TCRCXD94'K7QD2M4X", "https://shop.example/q/TCRCXD94-K7QD2M4X", "https://shop.example/q/TCRCXD94-K7QD2M4X?x=1#y"]) expect(readShown(pass), pass).toEqual({ number: "TCRCXD94", code: "K7QD2M4X" });
  expect(readShown("https://shop.example/q/K7QD2M4X")).toEqual({ number: "K7QD2M4X", code: "K7QD2M4X" });
  expect(readShown("https://shop.example/it/orders/TCRCXD94?code=ABC")).toEqual({ number: "TCRCXD94", code: null });
  for (const none of ["", "Giulia Prova", "+39 333 1234567", "K7QD", "8001234567893"]) expect(readShown(none), none).toBeNull();
});

test("whatever is typed is read or not, never a fault", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => void readShown(typed)));
});

test("it is taken in the buyer's name, or of whom they sent; who names themselves is one person", () => {
  expect(takersOf({ name: "Ada Prova", collector: null })).toEqual(["Ada Prova"]);
  expect(takersOf({ name: "Ada Prova", collector: "Ugo Prova" })).toEqual(["Ada Prova", "Ugo Prova"]);
  expect(takersOf({ name: "Ada Prova", collector: " ada  PROVA" })).toEqual(["Ada Prova"]);
});
