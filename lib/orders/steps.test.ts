import { expect, test } from "vitest";
import { db } from "@/db/client";
import { orderTransitions } from "@/db/schema/all";
import { ORDER_STEPS } from "./rules";

test("screens and database agree on where an order can go", async () => {
  const kept = (await db.select().from(orderTransitions)).map(({ from, to }) => `${from} ${to}`);
  const known = Object.entries(ORDER_STEPS).flatMap(([from, steps]) => steps.map((to) => `${from} ${to}`));
  expect(kept.toSorted()).toEqual(known.toSorted());
});
