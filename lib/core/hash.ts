import { createHash } from "node:crypto";

/** SHA-256 of a text in hexadecimal: how tokens of 80 bits and more are stored, and how summaries are compared. Server only. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
