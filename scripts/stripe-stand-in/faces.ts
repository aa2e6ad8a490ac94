import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const packages = createRequire(import.meta.url);
const face = (family: string, weight: string, file: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(packages.resolve(file)).toString("base64")})}`;

/** The shop's faces inside the page, because a hosted page loads nothing: the shopper shouldn't notice where the shop ends. */
export const FACES =
  face("Instrument Serif", "400", "@fontsource/instrument-serif/files/instrument-serif-latin-400-normal.woff2") +
  face("Geist Variable", "100 900", "@fontsource-variable/geist/files/geist-latin-wght-normal.woff2") +
  face("Geist Mono Variable", "100 900", "@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2");
