/** What a wedge scanner has typed so far; `at` in milliseconds. */
export type Burst = { readonly text: string; readonly at: number };
export const NO_BURST: Burst = { text: "", at: -Infinity };

/** Keys closer than this are a scan: scanners leave 5 to 50 ms between two, the quickest hands 80. */
const APART_MS = 60;
const SHORTEST = 4;
const LONGEST = 2_048;

/** One more key: the burst goes on, or a new one begins; `code` is what was scanned, once Enter ends it. */
export function hearKey(burst: Burst, key: string, at: number): { readonly burst: Burst; readonly code: string | null } {
  const quick = at - burst.at <= APART_MS;
  if (key === "Enter") return { burst: NO_BURST, code: quick && burst.text.length >= SHORTEST ? burst.text : null };
  if (Array.from(key).length !== 1) return { burst, code: null }; // Shift and the like
  return { burst: { text: (quick ? burst.text + key : key).slice(0, LONGEST), at }, code: null };
}
