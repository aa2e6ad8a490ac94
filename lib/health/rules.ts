import type { Finding } from "./types";

/** The invariants that something breaks. */
export const brokenOf = (findings: readonly Finding[]): Finding[] => findings.filter((f) => (f.rows ?? 0) > 0);
/** Those that nobody could look at. */
export const unseenOf = (findings: readonly Finding[]): Finding[] => findings.filter((f) => f.rows === null);
