import { statfsSync } from "node:fs";
import { connect } from "node:net";
import { root } from "./places.mjs";
import { Trouble } from "./trouble.mjs";

/**
 * Refuses before a step that would fill the disk halfway through.
 * @param {number} megabytes what the step takes
 */
export function requireRoom(megabytes, what) {
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= megabytes) return;
  throw new Trouble(`The disk is full: ${what} takes about ${megabytes} MB and ${free} MB are free in ${root}. Free some space, then run the command again.`);
}

/**
 * Whether the package registry can be reached at all, asked once and briefly: npm itself tries for minutes. True where
 * a proxy stands between, because then only npm can tell.
 * @param {Record<string, string | null>} settings npm's `registry`, `https-proxy` and `proxy`
 */
export function reachesRegistry(settings, environment = process.env) {
  const proxies = [settings["https-proxy"], settings.proxy, environment.HTTPS_PROXY, environment.https_proxy, environment.HTTP_PROXY, environment.http_proxy];
  if (proxies.some((each) => each && each !== "null")) return Promise.resolve(true);
  if (!URL.canParse(settings.registry ?? "")) return Promise.resolve(true);
  const { hostname, port, protocol } = new URL(settings.registry);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === "http:" ? 80 : 443), timeout: 8000 });
    const done = (answer) => () => (socket.destroy(), resolve(answer));
    socket.once("connect", done(true)).once("error", done(false)).once("timeout", done(false));
  });
}
