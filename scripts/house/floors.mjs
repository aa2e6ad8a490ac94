/**
 * The least version of a package that may stand in the lock file, and the hole that the one before it had. Read by a test, which
 * asks no registry: what is on this list never comes back, through whatever package it would.
 */
export const FLOORS = [
  { name: "next", least: "16.3.3", because: "GHSA-2xp9-vwfh-vxw4: code execution by the image optimiser; and all before it" },
  { name: "react", least: "19.2.6", because: "CVE-2026-23864, CVE-2026-23869: Flight requests that exhaust the process; CVE-2025-55182 before them" },
  { name: "react-dom", least: "19.2.6", because: "goes with react" },
  { name: "next-auth", least: "4.24.15", because: "GHSA-7rqj-j65f-68wh: mail to a look-alike address; GHSA-x445-f3h2-j279" },
  { name: "nodemailer", least: "7.0.7", because: "GHSA-mm7p-fcc7-pg87: mail to another domain than the address names" },
  { name: "esbuild", least: "0.25.0", because: "GHSA-67mh-4wv8-2f99: its development server answers every website" },
];

const numbers = (version) => version.split("-")[0].split(".").map(Number);
/** Whether a version is older than another; what comes after a hyphen is left out of account. Pure. */
export function isOlder(version, than) {
  const [a, b] = [numbers(version), numbers(than)];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && a[at] < b[at];
}

/** What a lock file holds that it must not, wherever in the tree. Pure. */
export const belowFloors = (lock, floors = FLOORS) =>
  Object.entries(lock.packages ?? {}).flatMap(([at, { version }]) => {
    const floor = floors.find(({ name }) => at === `node_modules/${name}` || at.endsWith(`/node_modules/${name}`));
    return floor && version && isOlder(version, floor.least) ? [`${at} is ${version}: ${floor.least} at least (${floor.because})`] : [];
  });
