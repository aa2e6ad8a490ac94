import { readFileSync } from "node:fs";
import { Trouble } from "./trouble.mjs";

/** How many tests a report counts. @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** From Vitest's JSON reporter. Pure. @returns {Tally} */
export const vitestTally = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + (report.numTodoTests ?? 0) });

/** From Playwright's JSON reporter; a test that passed only when repeated has passed, and its log says so. Pure. @returns {Tally} */
export const playwrightTally = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });

/** What tests of Playwright's report expect the app to log as an error: their annotations of type `logs`. Pure. @returns {string[]} */
export const expectedLogs = ({ suites }) =>
  suites.flatMap((suite) => [
    ...suite.specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations.filter(({ type }) => type === "logs").map(({ description }) => description))),
    ...(suite.suites ? expectedLogs({ suites: suite.suites }) : []),
  ]);

/** The last line of a good run. Pure. */
export function lastLine(tallies) {
  const total = (key) => tallies.reduce((sum, tally) => sum + tally[key], 0);
  const skipped = total("skipped");
  return `${total("passed")} passed, ${total("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** The report a test program wrote, counted; a Trouble, with `details` above its line, when a test failed or the program didn't get that far. */
export function judge(what, code, file, count, again, details = "") {
  let tally = null;
  try {
    tally = count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // judged by its exit code alone
  }
  if (tally?.failed > 0) throw new Trouble(`${tally.failed} of ${tally.failed + tally.passed} ${what} failed, see above; \`${again}\` runs them alone.`, { details });
  if (code !== 0 || !tally) throw new Trouble(`The ${what} ended with an error, see above; \`${again}\` runs them alone.`, { details });
  return tally;
}
