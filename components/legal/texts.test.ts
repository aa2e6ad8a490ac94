import { expect, test } from "vitest";
import { TOPICS } from "@/lib/core/topics";
import { LOCALES } from "@/lib/core/who";
import { UNNAMED } from "@/lib/company/rules";
import { textOf } from "./texts";

const ABOUT = { company: UNNAMED, cities: "", parcelsTo: "" };

test.each(TOPICS)("%s says as much in one language as in the other, and every clause can be linked to", (topic) => {
  const [it, en] = [textOf(topic, "it", ABOUT), textOf(topic, "en", ABOUT)];
  expect(en.clauses).toHaveLength(it.clauses.length);
  for (const locale of LOCALES) {
    const ids = textOf(topic, locale, ABOUT).clauses.map((c) => c.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/);
  }
});
