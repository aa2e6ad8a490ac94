/** Pages that the framework finishes once for everybody, and what their address may ask. */
const PAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/(?:it|en)\/(?:s\/[^/]+\/)?p\/[^/]+$/, ["v"]],
  [/^\/(?:it|en)(?:\/(?:cart|scan|stores|(?:c|collections|info|past|stores)\/[^/]+))?$/, []],
];
/** A page that opens a code, and the signs of codes: what can't be one is not repeated in the page's data. */
const CODE_PAGE = /^\/(?:it|en)\/from-till$/;
const CODE = /^[0-9a-z\s-]{0,64}$/i;
/** These lead on to the filtered list of a department or a collection (next.config.js), with all that was asked. */
export const LEAD_ON = ["colour", "material", "from", "to", "in-stock", "store", "sort", "after"];

/**
 * The address of a page that is kept, without what it doesn't ask: the framework (Next 16.4) writes the whole address of whoever came
 * first into the page that everybody gets from then on. The browser's own address stays as it was. `asksForData`: the router's
 * mark is needed then. Other addresses come back as they are. Pure.
 */
export function keptAddress(address: string, asksForData: boolean): string {
  const [path = "", search] = splitAt(address, "?");
  if (search !== null && CODE_PAGE.test(path)) return new URLSearchParams(search).getAll("token").every((token) => CODE.test(token)) ? address : path;
  const asks = search === null ? undefined : PAGES.find(([page]) => page.test(path))?.[1];
  if (!asks) return address;
  const asked = new URLSearchParams(search ?? "");
  if (/^\/..\/(?:c|collections)\//.test(path) && LEAD_ON.some((key) => asked.has(key))) return address;
  const kept = (search ?? "").split("&").filter((part) => {
    const [key] = splitAt(part, "=");
    return asks.includes(key) || (asksForData && key === "_rsc");
  });
  return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}

function splitAt(text: string, sign: string): readonly [string, string | null] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
