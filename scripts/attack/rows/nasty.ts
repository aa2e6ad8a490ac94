import { NASTY } from "@/db/testing/nasty";

/** What people and attackers type, as far as a text may carry it over the wire: a lone half of a sign can't be written in UTF-8. */
export const TYPED: readonly string[] = NASTY.filter((text) => text.isWellFormed() && text.length <= 20_000);
/** Whatever else an argument may be instead of what it should be. */
export const ODD: readonly unknown[] = [null, true, 0, -1, 1e21, "", "x", [], [[]], {}, { toString: 1 }, { constructor: { prototype: { a: 1 } } }, { length: 5 }, "$undefined", "$NaN", "$Infinity", "$-0", "$n5", "$D2026-02-30T00:00:00Z"];
/** Numbers that are none, or too large, small or fine. */
export const COUNTS: readonly string[] = ["-1", "0", "0.5", "1e9", "2147483648", "9007199254740993", "100", '"1"', '"1e3"', '"٣"', "null", "[1]", "{}", "true", '"$NaN"', '"$Infinity"', '"$n1"', "1.0000000001", "-0"];
