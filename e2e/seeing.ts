import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { PHONE } from "./devices";
import { filmLabel, type Light } from "./label-video";

const { UNICO_BASE_URL: SHOP = "http://localhost:3000", PLAYWRIGHT_CHROMIUM: executablePath } = process.env;
const opened: Browser[] = [];

/** A phone whose camera sees what the video shows. `may`: whether its owner lets the shop look. */
export async function aPhoneSeeing(code: Buffer, how: Light, may = true) {
  const folder = await mkdtemp(path.join(tmpdir(), "unico-video-"));
  const file = path.join(folder, "label.y4m");
  await filmLabel(file, code, how);
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`] });
  opened.push(browser);
  browser.on("disconnected", () => void rm(folder, { recursive: true, force: true }));
  const context = await browser.newContext({ ...PHONE, baseURL: SHOP, locale: "it-IT", reducedMotion: "reduce", permissions: may ? ["camera"] : [] });
  const complaints: string[] = [];
  context.on("weberror", (fault) => complaints.push(fault.error().message));
  context.on("console", (message) => void (/Content Security Policy/i.test(message.text()) && complaints.push(message.text())));
  return { page: await context.newPage(), complaints };
}

/** Puts away the phones that a journey took out. */
export async function putPhonesAway(): Promise<void> {
  for (const browser of opened.splice(0)) await browser.close();
}
