import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, keep, root } from "./places.mjs";
import { Trouble, troubleFor } from "./trouble.mjs";

const PATIENCE = 60_000;
/** Megabytes of young objects before they are swept; with Node's own 64 the server held some 100 MB more (`npm run bench:memory`). */
const YOUNG = "--max-semi-space-size=16";
/** Megabytes of the others: without a limit 248 were held of which 116 were in use. More if NODE_OPTIONS say so; a server that compiles has no limit of ours. */
const OLD = "--max-old-space-size";
const limitOf = (mode, { NODE_OPTIONS = "" }) => (mode === "start" && !NODE_OPTIONS.includes(OLD) ? [`${OLD}=512`] : []);
/** glibc hands freed memory back instead of keeping a pool for each thread (`npm run bench:memory`). */
const POOLS = { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072", MALLOC_MMAP_THRESHOLD_: "131072" };
/** Code that V8 has compiled once is kept for the next start, which takes a quarter less time. */
const COMPILED = "compiled";

/** What an address answers: its status and the start of its text; null when nobody does. */
const ask = (url) =>
  new Promise((resolve) => {
    const request = get(url, { timeout: 30_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => resolve({ status: response.statusCode, text: text.slice(0, 120) }));
    });
    request.on("error", () => resolve(null)).on("timeout", () => request.destroy());
  });

/**
 * Starts Next's server and waits until the shop says that it is well. What it prints goes to the log at once and to
 * the terminal from then on, until the run is ending: its last line is the command's own.
 * @param {"start" | "dev"} mode
 */
export async function serve(run, mode, { environment, port, host, log = "app.log" }) {
  const env = { ...POOLS, NODE_COMPILE_CACHE: keep(COMPILED), ...environment, NODE_ENV: mode === "dev" ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) };
  const args = [YOUNG, ...limitOf(mode, env), "node_modules/next/dist/bin/next", mode, "--port", String(port), "--hostname", host];
  const child = await run.child("app", pinnedNode, args, { cwd: root, env });
  let open = false;
  let output = null;
  const ended = follow(child, { log: freshLog(log), onLine: (line) => open && !run.isClosing() && process.stdout.write(`${line}\n`) });
  void ended.then((end) => (output = end.output));
  const reach = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const health = `http://${reach.includes(":") ? `[${reach}]` : reach}:${port}/api/health`;
  let answer = null;
  for (const until = Date.now() + PATIENCE; answer?.status !== 200; await pause(250)) {
    if (output !== null) {
      const line = /EADDRINUSE/.test(output) ? `Port ${port} was taken meanwhile: run the command again with another, PORT=${port + 1}.` : "The shop ends while it starts: the lines above say why.";
      throw troubleFor(output, "app", line, tail(output));
    }
    if (Date.now() > until) throw new Trouble(`The shop doesn't get well: ${health} ${answer ? `answers ${answer.status} ${answer.text}` : "doesn't answer"}; .unico/logs/${log} may say why.`);
    answer = await ask(health);
  }
  return { child, ended, letThrough: () => (open = true) };
}
