import { rmSync } from "node:fs";
import path from "node:path";
import { begin, commandOf, end, identityOf, isAlive, parentOf } from "./processes.mjs";
import { recall, remember, unico } from "./places.mjs";
import { complain, say } from "./progress.mjs";
import { asTrouble, Trouble } from "./trouble.mjs";

/**
 * One run of a command: which processes it started, written down as they start, so that Ctrl-C ends all of them and
 * the next run can end what a killed one left.
 */
export async function openRun(name, command) {
  const file = `${name}.json`;
  const before = recall(file);
  if (before && isAlive(before.starter)) {
    throw new Trouble(`\`${before.command}\` is already running in this folder (process ${before.starter.pid}): stop it with Ctrl-C there or \`kill ${before.starter.pid}\`.`);
  }
  const left = Object.entries(before?.children ?? {}).filter(([, child]) => isAlive(child));
  for (const [, child] of left.toReversed()) await end(child, child.how);
  if (left.length > 0) say(`✓ Ended what a killed run had left: ${left.map(([label]) => label).join(", ")}`);

  const record = { command, starter: { pid: process.pid, identity: identityOf(process.pid) }, children: {} };
  const write = () => remember(file, record);
  write();
  let closing = null;
  const afterwards = [];

  /** Starts a recorded child. `how` is how to end it: see `end`. */
  async function child(label, program, args, { how = {}, ...options } = {}) {
    if (closing) await closing;
    const started = await begin(program, args, options);
    record.children[label] = { pid: started.pid, identity: started.identity, how };
    write();
    if (closing) await end(started, how);
    started.once("exit", () => {
      delete record.children[label];
      try {
        if (!closing) write();
      } catch {
        // a full disk, say: the note names one that is gone, which the next run sees by itself
      }
    });
    return started;
  }

  /** Ends every child, the last started first, and then this process. A second call makes it quick. */
  function close(code) {
    const hurry = closing !== null;
    const all = Object.values(record.children).toReversed();
    const ending = (async () => {
      for (const each of all) await end(each, hurry ? { ...each.how, signals: [[each.how.last ?? "SIGKILL", 2000], ["SIGKILL", 1000]] } : each.how);
      for (const tidy of afterwards) tidy();
      rmSync(path.join(unico, file), { force: true });
      process.exit(code);
    })();
    return (closing ??= ending);
  }

  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      say(closing ? "\nStopping at once" : "\nStopping");
      void close(record.serving ? 0 : 130).catch((error) => (complain(error.message), process.exit(1)));
    });
  }
  endWithNpm(close);
  const endChild = (started) => end({ pid: started.pid, identity: started.identity }, Object.values(record.children).find(({ pid }) => pid === started.pid)?.how);
  const fail = (trouble) => (complain(trouble.message), void close(1));
  return {
    child,
    endChild,
    close,
    fail,
    isClosing: () => closing !== null,
    /** From here on, ending is not a failure. */
    serving: () => void (record.serving = true),
    /** What to clear away when every child has ended. */
    atEnd: (tidy) => void afterwards.push(tidy),
  };
}

/** `kill -9` on npm leaves this process, and perhaps a shell between the two, without the parent it had: then the run ends too. */
function endWithNpm(close) {
  if (!process.env.npm_lifecycle_event) return;
  const above = /^\S*sh -c /.test(commandOf(process.ppid)) ? [process.ppid, parentOf(process.ppid)] : [process.ppid];
  const parents = above.map((pid) => ({ pid, identity: identityOf(pid) })).filter(({ identity }) => identity !== null);
  setInterval(() => parents.every(isAlive) || close(1), 2000).unref();
}

/** Runs a command's work in a run; whatever goes wrong ends in one line, everything stopped and the exit code `failing`. */
export async function during(name, command, work, { failing = 1 } = {}) {
  let run;
  try {
    run = await openRun(name, command);
    await work(run);
  } catch (thrown) {
    if (run?.isClosing()) return;
    const error = asTrouble(thrown);
    if (error instanceof Trouble) {
      if (error.details) process.stderr.write(`${error.details.trimEnd()}\n`);
      complain(error.message);
    } else {
      complain(`Unexpected: ${error?.stack ?? error}`);
    }
    await (run ? run.close(failing) : process.exit(failing));
  }
}
