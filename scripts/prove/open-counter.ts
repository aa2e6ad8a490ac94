import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export type CounterTimes = { readonly steps: readonly number[]; readonly sales: readonly number[]; readonly wrong: readonly string[] };

/** Opens the counter of counter.ts on this process's database; `close` ends it and says what its steps and sales took, in milliseconds. */
export async function openCounter(): Promise<{ readonly close: () => Promise<CounterTimes> }> {
  const child = spawn(process.execPath, ["--import", "./scripts/prove/as-server.mjs", "--import", "tsx", "scripts/prove/counter.ts"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<never>((_, reject) => child.once("exit", (code) => reject(new Error(`the counter ended by itself (${code})`))));
  ended.catch(() => {});
  const lines = createInterface({ input: child.stdout });
  const line = (wanted: (text: string) => boolean) => Promise.race([new Promise<string>((resolve) => lines.on("line", (text) => wanted(text) && resolve(text))), ended]);
  await line((text) => text === "open");
  return {
    close: async () => {
      const told = line((text) => text.startsWith("{"));
      child.stdin.end();
      return JSON.parse(await told) as CounterTimes;
    },
  };
}
