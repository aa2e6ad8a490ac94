const SOMEWHERE = "https://shop.invalid";

/**
 * Where to go next, if it is a path of this shop: `/it/checkout?step=2`. Everything that a browser might read as another
 * site, or a header as another line, is `null`: `//evil`, `/\evil`, `https:evil`, control signs, also when encoded.
 */
export function ownPath(wanted: unknown): string | null {
  if (typeof wanted !== "string" || wanted.length > 500) return null;
  if (!/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}\p{Zl}\p{Zp}]|%(0[0-9a-f]|1[0-9a-f]|5c|7f)/iu.test(wanted) || !wanted.isWellFormed()) return null;
  if (!URL.canParse(wanted, SOMEWHERE)) return null;
  const url = new URL(wanted, SOMEWHERE);
  return url.origin === SOMEWHERE && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : null;
}
