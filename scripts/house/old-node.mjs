// Plain old syntax on purpose: every Node that knows modules can read this file.

/** Ends the process with one line when the machine's Node is older than 20.9, which Next.js and npm 10 ask for. */
export function refuseOldNode(command) {
  const parts = process.versions.node.split(".").map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 9)) return;
  console.error(
    "✗ Unico needs Node 20.9 or newer, this is " + process.versions.node + ": install a current Node (https://nodejs.org) and run " + command + " again.",
  );
  process.exit(1);
}
