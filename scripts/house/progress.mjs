const live = process.stdout.isTTY === true && !process.env.CI;
const paint = (code, text) => (live && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
/** How often a long step says that it is still at it where no line can be redrawn. */
const HEARTBEAT = 15_000;

export const say = (text = "") => process.stdout.write(`${text}\n`);
export const heading = (text) => say(`\n${paint("1", text)}`);
export const complain = (text) => process.stderr.write(`${paint("31", "✗")} ${text}\n`);

/**
 * Shows a step while `work` runs: redrawn with the seconds on a terminal, plain lines elsewhere. What `work` returns
 * is handed on; a `{ note }` in it is shown beside the step's name. With `quiet: false` the step's own output is let
 * through, so nothing is redrawn.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work, { quiet = true } = {}) {
  const since = Date.now();
  let note = "";
  let turn = 0;
  const draw = () =>
    process.stdout.write(`\r\u001b[K${WHEEL[turn++ % WHEEL.length]} ${name} ${paint("2", `${seconds(since)}  ${note}`.trimEnd())}`);
  if (!live || !quiet) say(`· ${name}`);
  const timer = !quiet
    ? undefined
    : setInterval(live ? draw : () => say(`  … still at it after ${seconds(since)}${note && `: ${note}`}`), live ? 100 : HEARTBEAT);
  const clear = () => {
    clearInterval(timer);
    if (live && quiet) process.stdout.write("\r\u001b[K");
  };
  try {
    const result = await work((text) => {
      note = text.replace(/\s+/g, " ").trim().slice(0, Math.max(20, (process.stdout.columns ?? 80) - name.length - 16));
    });
    clear();
    const said = result?.note ?? "";
    say(`${paint("32", "✓")} ${name.padEnd(18)} ${paint("2", `${seconds(since).padStart(7)}`)}${said && `  ${said}`}`);
    return result;
  } catch (error) {
    clear();
    throw error;
  }
}
