import type { BrowserContext } from "@playwright/test";

/** What a browser complained about while somebody was in the shop. */
export type Watch = {
  readonly complaints: string[];
  /** Complaints that belong to the journey: a page that isn't there, a cut connection. */
  allow(pattern: RegExp): void;
};

/** `JOURNEYS_SLOWER=6 npm run journeys` makes every browser so many times as slow: what a journey only finds by being quick fails then. */
const SLOWER = Number(process.env["JOURNEYS_SLOWER"] ?? 1);

/** Whether an address belongs to the shop, the one that is opened in a journey, or their card pages; everything else is a third party. */
const isOurs = (url: string): boolean =>
  /^(data|blob|about|chrome-error):/.test(url) || [process.env["UNICO_BASE_URL"], process.env["STRIPE_API_BASE"], process.env["UNICO_OWN_SHOP"], process.env["UNICO_OWN_STRIPE"]].some((base) => base && new URL(url).origin === new URL(base).origin);

/** The line of a page whose colleague leaves, or locks the counter, while it is being opened: nobody is signed in any more. */
const LEFT_MEANWHILE = /status of 401[\s\S]*\/api\/staff\/urgent/;

/** Listens to every page of a browser: errors and warnings of policy in the console, faults in scripts, calls to anybody else. */
export function watch(context: BrowserContext, complaints: string[], allowed: readonly RegExp[]): void {
  if (SLOWER > 1) context.on("page", async (page) => (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER }));
  const complain = (text: string) => {
    if (![LEFT_MEANWHILE, ...allowed].some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" || /Content Security Policy/i.test(message.text())) complain(`console: ${message.text()} (${url})`);
  });
  context.on("weberror", (fault) => complain(`script: ${fault.error().stack ?? fault.error().message}`));
  context.on("request", (request) => {
    if (!isOurs(request.url())) complain(`third party: ${request.url()}`);
  });
}
