import { hash, verify } from "@node-rs/argon2";

// argon2id, 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first choice. (algorithm 2: argon2id)
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Two at a time: a wave of wrong passwords must leave threads for files, names and the rest of the shop. */
const AT_ONCE = 2;

let free = AT_ONCE;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

/** The stored form of a password. It counts as typed, in the composed form (NFC): keyboards compose the same letters differently. */
export const hashPassword = (typed: string): Promise<string> => inTurn(() => hash(typed.normalize("NFC"), COST));

let nobodys: Promise<string> | undefined;

/** Whether a password is the stored one. Without a stored one it takes as long and is never right, so that time tells nothing. */
export async function isPassword(stored: string | null, typed: string): Promise<boolean> {
  const against = stored ?? (await (nobodys ??= hashPassword(crypto.randomUUID())));
  const right = await inTurn(() => verify(against, typed.normalize("NFC")));
  return stored !== null && right;
}
