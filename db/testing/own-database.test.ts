import postgres from "postgres";
import { afterAll, expect, test } from "vitest";

const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 1 });
afterAll(() => sql.end());

test("a test file finds a migrated, empty database of its own", async () => {
  const [row] = await sql<{ name: string; products: number; role: boolean }[]>`
    select current_database() as name, (select count(*)::int from products) as products,
      exists(select 1 from pg_roles where rolname = 'unico_app') as role`;
  expect(row).toEqual({ name: expect.stringMatching(/^unico_\d+_test$/), products: 0, role: true });
});

test("letters beyond ASCII are letters, in upper case and in search", async () => {
  const [row] = await sql`select lower('CAFFÈ') as lower, to_tsvector('italian', 'è così')::text as words`;
  expect(row).toEqual({ lower: "caffè", words: expect.any(String) });
});
