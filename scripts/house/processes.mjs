import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/**
 * What tells a process from a later one with the same number: the boot and the moment it started. Null when there is
 * none, or only a zombie that nobody collected.
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid < 2) return null;
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      if (fields[0] === "Z" || fields[0] === "X") return null;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
    }
    const [state, ...started] = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim().split(/\s+/);
    return state && !state.startsWith("Z") ? started.join(" ") : null;
  } catch {
    return null;
  }
}

/** The words a process was started with, or "" when it can't be seen. */
export function commandOf(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

export function parentOf(pid) {
  try {
    if (process.platform === "linux") return Number(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[1]);
    return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
  } catch {
    return 0;
  }
}

/** True while the very process that was recorded, and not a stranger with its number, is alive. */
export const isAlive = ({ pid, identity }) => identity != null && identityOf(pid) === identity;

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (error.code === "ESRCH" || (pid < 0 && error.code === "EPERM")) return false; // macOS says EPERM for a group of zombies
    throw error;
  }
}

/**
 * Ends a recorded process: each signal in turn with its patience in milliseconds, until it is gone. With `group` the
 * signals go to its whole process group, and what is left of the group is killed. A stranger's process is not touched.
 * @param {{ pid: number, identity: string }} recorded
 * @param {{ group?: boolean, signals?: [string, number][] }} how
 */
export async function end(recorded, { group = true, signals = [["SIGTERM", 5000], ["SIGKILL", 2000]] } = {}) {
  const target = group ? -recorded.pid : recorded.pid;
  for (const [name, patience] of signals) {
    if (!isAlive(recorded)) break;
    signal(target, name);
    for (const until = Date.now() + patience; isAlive(recorded) && Date.now() < until; ) await pause(25);
    if (group && !isAlive(recorded)) signal(target, "SIGKILL");
  }
  return !isAlive(recorded);
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches the command alone and the
 * command ends its children in order. Resolves when the program runs.
 */
export function begin(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], detached: true, ...options });
    child.once("error", reject);
    child.once("spawn", () => resolve(Object.assign(child, { identity: identityOf(child.pid) ?? "ended" })));
  });
}
