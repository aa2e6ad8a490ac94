let opener: (() => void) | null = null;

/** The header's bag says how it opens; returns what ends that. */
export function openWith(open: () => void): () => void {
  opener = open;
  return () => void (opener = opener === open ? null : opener);
}

/** Opens the bag at the side where there is room for it. False on a phone, where the bag is a page. */
export function openBag(): boolean {
  if (!opener || !matchMedia("(width >= 64rem)").matches) return false;
  opener();
  return true;
}
