import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { type Books, emptyBooks } from "./world";

/** The books on disk. A write is a new file renamed over the old one, so a killed process leaves a whole file behind. */
export type Store = { /** Resolves when everything up to now is on disk. */ save: () => Promise<void> };

/** Throws with one clear sentence when the file is not ours to read. */
export function readBooks(path: string | undefined): Books {
  if (!path || !existsSync(path)) return emptyBooks();
  try {
    return { ...emptyBooks(), ...(JSON.parse(readFileSync(path, "utf8")) as Partial<Books>) };
  } catch (error) {
    throw new Error(`STAND_IN_STATE: ${path} is not readable as JSON; move it away to start afresh`, { cause: error });
  }
}

/** One writer at a time; requests that arrive while it writes share the next write. */
export function openStore(path: string | undefined, books: () => Books): Store {
  if (!path) return { save: async () => {} };
  let writing: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const write = async (): Promise<void> => {
    const fresh = `${path}.${process.pid}.new`;
    await writeFile(fresh, JSON.stringify(books()), { mode: 0o600 });
    await rename(fresh, path);
  };
  const start = (): Promise<void> => {
    writing = write().finally(() => (writing = null));
    return writing;
  };
  return {
    save: () => {
      if (!writing) return start();
      next ??= writing.catch(() => {}).then(() => {
        next = null;
        return start();
      });
      return next;
    },
  };
}
