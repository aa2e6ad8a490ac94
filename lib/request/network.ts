import "server-only";
import { isIP } from "node:net";
import { headers } from "next/headers";
import { addressHeader } from "./front-door";

/** The network that this request comes from; "unknown" where no front door is guarded, so that all such share their limits. */
export const networkHere = async (): Promise<string> => networkOf(addressIn(await headers()));

/** The visitor's address that the front door has written into a request's headers. */
export function addressIn(said: { get(name: string): string | null }): string | null {
  const name = addressHeader();
  return name ? said.get(name) : null;
}

/** An IPv4 address as it is; of an IPv6 one the /64, which one household has. */
export function networkOf(address: string | null): string {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIP(plain) === 4) return plain;
  if (isIP(plain) !== 6) return "unknown";
  const [head = "", tail] = plain.toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const all = tail === undefined ? first : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0"), ...last];
  return `${all.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
