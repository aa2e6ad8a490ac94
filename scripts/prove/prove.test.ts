import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "./house";
import { prove } from "./proof";
import { SCENARIOS } from "./scenarios";

// `npm run prove`, in small: the same scenarios with few people. A proof that fails here fails there.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe("in small", () => {
  test.each(SCENARIOS.filter((one) => !one.overHttp).map((one) => [one.name, one] as const))("%s", async (_, scenario) => {
    const told = await prove(scenario, { house, seed: "tests", size: "tiny" });
    expect(told.broke).toBeUndefined();
    expect(told.claims.filter((claim) => !claim.holds)).toEqual([]);
    expect(told.claims.length).toBeGreaterThan(4);
  }, 180_000);
});
