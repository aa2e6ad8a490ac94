/** What a visitor may agree to; what is necessary needs no agreement. */
export const PURPOSES = ["statistics", "personal"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONSENT_COOKIE = "consent";

/** Not asked again for six months (Garante, guidelines of 10 June 2021). */
export const CONSENT_SECONDS = 183 * 24 * 60 * 60;

export type Consent = { readonly at: Date; readonly purposes: readonly Purpose[] };

/**
 * Reads the cookie's `<seconds>.<purpose>+<purpose>`. Null when nothing was chosen, the choice is older than six months,
 * or the value is not ours: in all three cases nothing beyond the necessary is allowed.
 */
export function readConsent(cookie: string | undefined, now: Date): Consent | null {
  const found = /^(\d{10})\.([a-z+]*)$/.exec(cookie ?? "");
  if (!found) return null;
  const seconds = Number(found[1]);
  if (now.getTime() / 1000 - seconds > CONSENT_SECONDS) return null;
  const given = (found[2] ?? "").split("+");
  return { at: new Date(seconds * 1000), purposes: PURPOSES.filter((purpose) => given.includes(purpose)) };
}

export const writeConsent = ({ at, purposes }: Consent): string => `${Math.floor(at.getTime() / 1000)}.${purposes.join("+")}`;
