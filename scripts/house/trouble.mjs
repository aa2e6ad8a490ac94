/** A failure whose message is one line that says what is wrong and what to do. Shown without a stack. */
export class Trouble extends Error {
  /** @param {string} line @param {{ details?: string }} more `details`: output worth showing above the line */
  constructor(line, more = {}) {
    super(line);
    this.name = "Trouble";
    this.details = more.details ?? "";
  }
}

const KNOWN = [
  {
    sign: /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|database or disk is full/i,
    line: () => "The disk is full: free about 2 GB (`df -h .` shows where it stands), then run the command again.",
  },
  {
    sign: /\b(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b|network (request|connectivity|error)|socket hang up/i,
    during: "install",
    line: () => "The packages can't be downloaded: connect to the network (behind a proxy: `npm config set proxy URL`), then run the command again.",
  },
  {
    sign: /\b(E401|E403)\b|npm error code E50\d/,
    during: "install",
    line: (found) => `The package registry refuses (${found.replace(/.*code /, "")}): check \`npm config get registry\`, then run the command again.`,
  },
  {
    sign: /npm error code (E404|FETCH_ERROR)|invalid json response body/,
    during: "install",
    line: () => "What answers as the package registry isn't one, or lacks a package: check `npm config get registry`, and whether the network asks you to sign in, then run the command again.",
  },
  {
    sign: /EINTEGRITY/,
    during: "install",
    line: () => "A downloaded package isn't the one in package-lock.json: run `npm cache clean --force`, then the command again.",
  },
  {
    sign: /can only install packages when your package\.json and package-lock\.json/,
    during: "install",
    line: () => "package.json and package-lock.json disagree: run `npm install`, look at the change, then run the command again.",
  },
  {
    sign: /JavaScript heap out of memory|Cannot allocate memory|ENOMEM/,
    line: () => "The machine has too little free memory: Unico needs about 2 GB while it builds. Close something, then run the command again.",
  },
  {
    sign: /(EACCES|EPERM|EROFS)[^\n]*?'([^'\n]+)'/,
    line: (_, [, , file]) => `This user may not use ${file}: give it back with \`sudo chown -R "$USER" ${file.startsWith(process.cwd()) ? process.cwd() : file}\`, then run the command again.`,
  },
];

/**
 * The one line for what went wrong, or `otherwise`. Pure.
 * @param {string} output what a step printed, or an error's code and message
 * @param {string} during the step: `install`, `database`, `build`, ...
 */
export function lineFor(output, during, otherwise) {
  for (const { sign, during: only, line } of KNOWN) {
    if (only && only !== during) continue;
    const match = sign.exec(output);
    if (match) return line(match[0], match);
  }
  return otherwise;
}

/** What a step ends with: the one line for a known cause alone, else `otherwise` below what the step said. Pure. */
export function troubleFor(output, during, otherwise, details) {
  const known = lineFor(output, during, "");
  return known ? new Trouble(known) : new Trouble(otherwise, { details });
}

/** Turns anything thrown into a Trouble if its cause is known, or hands it back. */
export function asTrouble(error, during = "") {
  if (error instanceof Trouble) return error;
  const line = lineFor(`${error?.code ?? ""} ${error?.message ?? error}`, during, "");
  return line ? new Trouble(line) : error;
}
