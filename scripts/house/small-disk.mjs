import { spawn, spawnSync } from "node:child_process";

/** Ends what runs on the disk and takes the disk away; in use or not, it is out of everybody's sight at once. */
const CLEAR = 'read -r pid rest < "$1/data/postmaster.pid" && kill -QUIT "$pid"; umount -l "$1"';
/** The same as soon as whoever holds the other end of its input is gone, even if that was killed. */
const GUARD = `read -r _; ${CLEAR}`;

/**
 * Makes a folder a small disk in memory, where this user may: something to fill. It goes with this process, however that ends: a
 * shell in a session of its own waits for the end of its input, which the system closes then.
 * @returns {(() => void) | null} takes the disk away; null when there can't be one here
 */
export function smallDisk(folder, megabytes) {
  if (process.platform !== "linux" || process.getuid() !== 0) return null;
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder], { stdio: "ignore" }).status !== 0) return null;
  const guard = spawn("sh", ["-c", GUARD, "sh", folder], { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] });
  guard.on("error", () => {});
  guard.unref();
  guard.stdin.unref?.();
  return () => {
    spawnSync("umount", ["-l", folder], { stdio: "ignore" });
    guard.stdin.end("\n");
  };
}
