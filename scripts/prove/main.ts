// One scenario on the database of DATABASE_URL, which is empty: `npm run prove` starts one of these for each. Tells its progress
// line by line, and in the last line what it found, as JSON.
import { closePools } from "@/db/client";
import { openHouse } from "./house";
import { prove } from "./proof";
import { BENCHES, SCENARIOS } from "./scenarios";
import { SIZES, type Size } from "./types";

if (process.argv[2] === "--list") {
  process.stdout.write(`${JSON.stringify((process.argv[3] === "bench" ? BENCHES : SCENARIOS).map(({ name, overHttp = false }) => ({ name, overHttp })))}\n`);
  process.exit(0);
}
const [name = "", seed = "1", size = "full"] = process.argv.slice(2);
const scenario = [...SCENARIOS, ...BENCHES].find((one) => one.name === name);
if (!scenario || !(SIZES as readonly string[]).includes(size)) throw new Error(`no scenario ${name}, or no size ${size}`);
let told = 0;
const note = (text: string): void => {
  if (Date.now() - told < 250) return;
  told = Date.now();
  process.stdout.write(`${text}\n`);
};
const house = await openHouse();
const found = await prove(scenario, { house, seed, size: size as Size, note });
await house.close();
await closePools();
process.stdout.write(`${JSON.stringify(found)}\n`);
