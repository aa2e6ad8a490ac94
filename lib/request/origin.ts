/** What a browser says about where a request comes from. */
export type Said = { get(name: string): string | null };

/**
 * Whether a request that changes something comes from this shop's own pages. The forwarded host is never believed:
 * Next itself accepts a foreign Origin whose X-Forwarded-Host matches it. A request without Origin and without
 * Sec-Fetch-Site comes from no browser page and is refused.
 */
export function isOwn(said: Said, baseUrl: string): boolean {
  const origin = said.get("origin");
  const site = said.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  if (origin !== null) return origin === new URL(baseUrl).origin;
  return site === "same-origin";
}
