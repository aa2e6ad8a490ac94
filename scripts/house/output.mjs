import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

const KEPT = 64_000;

/**
 * Follows a child to its end: hands each line to `onLine`, writes all of it to `log`, keeps the tail.
 * @returns {Promise<{ code: number | null, signal: string | null, output: string }>}
 */
export function follow(child, { onLine = () => {}, log } = {}) {
  const file = log ? createWriteStream(log, { flags: "a", mode: 0o600 }).on("error", () => {}) : null;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => {
      output = `${output}${line}\n`.slice(-KEPT);
      file?.write(`${line}\n`);
      onLine(line);
    });
  }
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      file?.end();
      resolve({ code, signal, output });
    });
  });
}

/** The last lines of an output that hold something. */
export const tail = (output, lines = 20) => output.split("\n").filter((line) => line.trim()).slice(-lines).join("\n");
