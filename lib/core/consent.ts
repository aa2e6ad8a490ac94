/** What a visitor may agree to; what is necessary needs no agreement. */
export const PURPOSES = ["statistics", "personal"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Which wording was put to the visitor. A test notices when the words change; then this becomes the day of the change. */
export const CONSENT_TEXT = "2026-11-22";

export const CONSENT_COOKIE = "consent";
/** Where a choice is sent, to be proven. */
export const CONSENT_ROUTE = "/api/consent";

/** Not asked again for six months (Garante, guidelines of 10 June 2021). */
export const CONSENT_SECONDS = 183 * 24 * 60 * 60;

/** `browser`: a random number made with the first choice and kept beside it, by which its proof is found. It says nothing about anybody. */
export type Consent = { readonly at: Date; readonly purposes: readonly Purpose[]; readonly browser: string };

/**
 * Reads the cookie's `<seconds>.<purpose>-<purpose>.<32 hexadecimal digits>`. Null when nothing was chosen, the choice is
 * older than six months, or the value is not ours: in all three cases nothing beyond the necessary is allowed.
 */
export function readConsent(cookie: string | undefined, now: Date): Consent | null {
  const [, seconds, chosen = "", browser] = /^(\d{10})\.([a-z-]*)\.([0-9a-f]{32})$/.exec(cookie ?? "") ?? [];
  if (!seconds || !browser || now.getTime() / 1000 - Number(seconds) > CONSENT_SECONDS) return null;
  const given = chosen.split("-");
  return { at: new Date(Number(seconds) * 1000), purposes: PURPOSES.filter((purpose) => given.includes(purpose)), browser };
}

export const writeConsent = ({ at, purposes, browser }: Consent): string => `${Math.floor(at.getTime() / 1000)}.${purposes.join("-")}.${browser}`;
