import { createHmac, timingSafeEqual } from "node:crypto";

const sign = (body: string, secret: string): Buffer => createHmac("sha256", secret).update(`stale\n${body}`).digest();

/** Signs what this process tells itself. */
export const signatureOf = (body: string, secret: string): string => sign(body, secret).toString("hex");

/** Whether a body was signed with the secret; any other text is simply no. */
export function isSigned(body: string, signature: string, secret: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, "hex"), sign(body, secret));
}
