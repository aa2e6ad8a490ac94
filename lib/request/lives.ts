import "server-only";
import { log } from "@/lib/core/log";
import { findVisitor } from "@/lib/customers/reads";
import { findColleague } from "@/lib/staff/reads";
import { type Kind, readSessionToken } from "./session-cookie";

/**
 * Whether a session cookie names a session that lives. For the proxy, so that a stranger gets a redirect and not a byte of a
 * page; when nobody can say, the page decides, which asks again in any case.
 */
export async function lives(kind: Kind, token: string | undefined): Promise<boolean> {
  const sessionId = await readSessionToken(kind, token);
  if (!sessionId) return false;
  try {
    if (kind === "staff") return (await findColleague(sessionId, new Date())) !== null;
    return (await findVisitor({ sessionId, cartTokenHash: null, at: new Date() })).customerId !== null;
  } catch (error) {
    log.warn({ err: error }, "can't tell whether a session lives");
    return true;
  }
}
