/**
 * Stands for every locale and handle while the shop is built: its pages are empty and read nothing, so a build needs no
 * database. Real pages are made at their first request. The proxy lets no request through to it.
 */
export const PLACEHOLDER = "-";
