import { randomBytes } from "node:crypto";
import { FACES } from "./faces";
import { html, Html } from "./html";
import type { Reply } from "./reply";
import { STYLE } from "./style";
import type { Language, Words } from "./words";

export type Frame = {
  language: Language;
  words: Words;
  shop: string;
  title: string;
  /** Where the arrow in the header leads. */
  back: string | null;
  /** Where a form on this page may lead in the end, and whence its pictures come. */
  origins?: { forms: string[]; pictures: string[] };
  script?: string;
  refreshSeconds?: number;
};

export const icon = {
  arrow: new Html('<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><path d="m12 19-7-7 7-7M19 12H5"/></svg>'),
  alert: new Html('<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 8v5M12 16h.01"/></svg>'),
};

/** The frame of every hosted page: the demo notice, the shop's name, the way back. Nothing is loaded from elsewhere. */
export function page(status: number, frame: Frame, main: Html): Reply {
  const nonce = randomBytes(16).toString("base64");
  const { words, language, shop, back } = frame;
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<meta name="theme-color" content="#f8ecd2" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#2e2512" media="(prefers-color-scheme: dark)">
${frame.refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${frame.refreshSeconds}">`}
<title>${frame.title} · ${shop}</title>
<style nonce="${nonce}">${new Html(FACES + STYLE)}</style>
</head>
<body>
<header><p class="demo">${words.demo}</p><div class="head"><div class="wrap">
${back && html`<a class="back" href="${back}">${icon.arrow}<span>${words.back(shop)}</span></a>`}
<p class="mark">${shop}</p>
</div></div></header>
<main class="wrap">${main}</main>
${frame.script && html`<script nonce="${nonce}">${new Html(frame.script)}</script>`}
</body>
</html>`;
  const { forms = [], pictures = [] } = frame.origins ?? {};
  return {
    is: "answer",
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-language": language,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        `script-src 'nonce-${nonce}'`,
        "font-src data:",
        `img-src ${["data:", ...new Set(pictures)].join(" ")}`,
        // A form's redirects count too, so the shop's own address has to be allowed.
        `form-action 'self' ${[...new Set(forms)].join(" ")}`.trim(),
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join("; "),
    },
    body: body.source,
  };
}
