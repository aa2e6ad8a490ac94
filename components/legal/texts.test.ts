import { expect, test } from "vitest";
import { TOPICS } from "@/lib/core/topics";
import { LOCALES } from "@/lib/core/who";
import { TEXTS } from "./texts";

test.each(TOPICS)("%s says as much in one language as in the other, and every clause can be linked to", (topic) => {
  const { it, en } = TEXTS[topic];
  expect(en.clauses).toHaveLength(it.clauses.length);
  for (const locale of LOCALES) {
    const ids = TEXTS[topic][locale].clauses.map((c) => c.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/);
  }
});
