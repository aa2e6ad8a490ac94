/** How many tests a report counts. @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** From Vitest's JSON reporter. Pure. @returns {Tally} */
export const vitestTally = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + (report.numTodoTests ?? 0) });

/** From Playwright's JSON reporter; a test that passed only when repeated has passed, and its log says so. Pure. @returns {Tally} */
export const playwrightTally = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });

/** The last line of a good run. Pure. */
export function lastLine(tallies) {
  const total = (key) => tallies.reduce((sum, tally) => sum + tally[key], 0);
  const skipped = total("skipped");
  return `${total("passed")} passed, ${total("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
