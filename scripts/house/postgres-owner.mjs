import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mjs";
import { Trouble } from "./trouble.mjs";

const ask = (program, args) => {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
};

function accountNamed(name) {
  const [uid, gid] = [ask("id", ["-u", name]), ask("id", ["-g", name])];
  return uid === null || gid === null ? null : { uid: Number(uid), gid: Number(gid) };
}

/** Debian and most others; then Alpine. A machine with neither has `nobody`. */
const CREATE = [
  ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]],
  ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"]],
];

/**
 * Whom PostgreSQL runs as: nobody special, except for root, whom it refuses. Then it is the owner of the data that is
 * there, or of the project's folder, or the `postgres` account, made if the machine has none.
 * @returns {{ uid?: number, gid?: number }} for `spawn`
 */
export function databaseOwner(data) {
  if (process.getuid?.() !== 0) return {};
  for (const place of [data, root]) {
    const owner = statSync(place, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0 && ask("id", ["-nu", String(owner.uid)]) !== null) return { uid: owner.uid, gid: owner.gid };
  }
  const existing = accountNamed("postgres");
  if (existing) return existing;
  for (const [program, args] of CREATE) ask(program, args);
  const account = accountNamed("postgres") ?? accountNamed("nobody");
  if (account) return account;
  throw new Trouble("PostgreSQL doesn't run as root and no other account can be made: create one (`useradd postgres`), or run the command as an ordinary user.");
}

/** Whether the database's user can go into a folder, tried rather than computed from modes. */
export function canEnter(folder, owner) {
  if (owner.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...owner, cwd: "/", stdio: "ignore" }).status === 0;
}

/**
 * A folder for what the database's user needs when the project lies where it can't go (root's home, say). Not below
 * /var/tmp while that can be helped: systems clear old files there, and a cluster has many that are never touched.
 */
export function elsewhere() {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  for (const parent of ["/var/lib", "/var/tmp"]) {
    const base = path.join(parent, "unico-pg");
    try {
      mkdirSync(base);
      chmodSync(base, 0o755); // whatever the umask
    } catch (error) {
      if (error.code !== "EEXIST") continue;
    }
    const { uid, mode } = statSync(base);
    // Somebody else's folder of that name could hold programs that we would run.
    if (uid !== process.getuid() || mode & 0o022) continue;
    const place = path.join(base, name);
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o755);
    return place;
  }
  throw new Trouble(`The database's user can't enter ${root}: move the project below /opt or /srv, or set DATABASE_URL.`);
}
