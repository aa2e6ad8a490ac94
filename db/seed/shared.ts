import { createHash } from "node:crypto";
import type { drizzle } from "drizzle-orm/postgres-js";
import type { Id } from "@/lib/core/id";

/** The seed's own transaction, as the owner of the tables. */
export type SeedTx = Parameters<Parameters<ReturnType<typeof drizzle>["transaction"]>[0]>[0];

const FOUNDED = Date.UTC(2026, 0, 1);
/** The same id for the same name in every copy of the demo shop, so that links and printed codes stay. Shaped like a UUIDv7. */
export function idOf<Noun extends string>(noun: Noun, name: string): Id<Noun> {
  const bytes = createHash("sha256").update(`${noun} ${name}`).digest().subarray(0, 16);
  bytes.writeUIntBE(FOUNDED, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as Id<Noun>;
}

/** A number from 0 to `below` - 1 that depends on a name alone. */
export const pickFrom = (name: string, below: number): number => createHash("sha256").update(name).digest().readUInt32BE(0) % below;

/** Five in the morning UTC, some days before today: prices change before the stores open. */
export const daysAgo = (now: Date, days: number): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days, 5));
