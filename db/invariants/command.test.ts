import { execFile } from "node:child_process";
import { afterAll, expect, test } from "vitest";
import { aPlace } from "@/db/factories/locations";
import { aProduct } from "@/db/factories/catalogue";
import { owner } from "@/db/testing/backends";

const own = owner(1);
afterAll(() => own.end());

/** The command as a shell runs it, on this test's database or another. */
const doctor = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const all = { ...process.env, ...env };
    execFile(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/doctor/main.ts", ...args], { env: all }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });

test("a healthy shop ends with 0, a broken one with 1 and its name, one that can't be looked at with 2", async () => {
  const { id: place, handle } = await aPlace();
  const { variants } = await aProduct({ stock: { [place]: 5 } });
  expect(await doctor()).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Healthy: ") });

  await own.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update stock_levels set on_hand = 7`;
  });
  const broken = await doctor();
  expect(broken).toMatchObject({ code: 1, err: "" });
  expect(broken.out).toContain(`· ${variants[0]?.sku} at ${handle}`);
  const { code, out } = await doctor(["--json", "--only", "s1,S2"]);
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, healthy: false, invariants: [{ id: "S1", rows: 1, keys: [`${variants[0]?.sku} at ${handle}`] }, { id: "S2", rows: 0 }] });

  expect(await doctor(["--only", "S2"])).toMatchObject({ code: 0 });
  expect(await doctor(["--only", "S99"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/no invariant S99/) });
  expect(await doctor(["--fast"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/is all it takes/) });
  expect(await doctor([], { DATABASE_URL: "postgres://nobody@127.0.0.1:9/shop" })).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^✗ The database can't be looked at \(127\.0\.0\.1:9\/shop\): .*ECONNREFUSED/) });
}, 120_000);
