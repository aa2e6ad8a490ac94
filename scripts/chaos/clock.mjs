// Loaded into the app that is broken, before anything else: its clock goes wrong by the milliseconds in the file that
// CHAOS_CLOCK names. Timers go on as they were, as when somebody sets a machine's clock.
import { readFileSync, watchFile } from "node:fs";

const file = process.env.CHAOS_CLOCK;
const Real = Date;
let ahead = 0;
const read = () => {
  try {
    ahead = Number(readFileSync(file, "utf8")) || 0;
  } catch {
    ahead = 0; // nobody has set it
  }
};
if (file) {
  read();
  watchFile(file, { interval: 200, persistent: false }, read);
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ahead);
      else super(...given);
    }
    static now() {
      return Real.now() + ahead;
    }
    // Its own, not inherited: the framework copies what Date itself has.
    static UTC = Real.UTC;
    static parse = Real.parse;
  };
}
