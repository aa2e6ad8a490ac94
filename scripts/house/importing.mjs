import { existsSync } from "node:fs";
import { database } from "./doctor.mjs";
import { pinnedNode } from "./install.mjs";
import { follow } from "./output.mjs";
import { root } from "./places.mjs";
import { during } from "./run.mjs";
import { readDotEnv } from "./settings.mjs";
import { Trouble } from "./trouble.mjs";

/**
 * Brings a file into the shop and ends the process: 0 done, 1 refused, 2 not tried.
 * @param {readonly string[]} args for scripts/import/main.ts
 */
export async function runImporting(args) {
  const failing = 2;
  await during("import", "npm run import", async (run) => {
    readDotEnv();
    if (!existsSync(pinnedNode)) throw new Trouble("The packages aren't there: `npm ci` installs them, `npm start` as well.");
    const { url } = await database(run, true);
    const env = { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: url };
    const child = await run.child("import", pinnedNode, ["--max-old-space-size=112", "--conditions=react-server", "--import", "tsx", "scripts/import/main.ts", ...args], { cwd: root, env });
    const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
    await run.close(code ?? failing);
  }, { failing });
}
