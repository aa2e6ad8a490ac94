import { CONSENT_COOKIE } from "@/lib/core/consent";
import type { Answer, Expect } from "./types";

/** What no answer may ever say: where the code lies, what the database was asked, what went wrong inside. */
const NEVER = [/\bat [\w$.<>[\] ]+ \(?(?:file:)?\/[^\s)]+:\d+:\d+/, /node_modules\//, /PostgresError|DrizzleQueryError|ECONNREFUSED/, /\b(?:select|insert into|update) [\w"., ]{3,200} (?:from|values|set) /i, /x-unico-[0-9a-f-]{8}/, /password_hash|passwordHash|guestTokenHash|NEXTAUTH_SECRET/];
/** How an action or a form says that something failed inside. */
const FAULT = /"why":"fault"|non è colpa tua/;
const shown = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
const holds = (text: string, wanted: string | RegExp): boolean => (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text));
/** Where in an answer something stands, with what is about it. */
const around = (text: string, wanted: string | RegExp): string => {
  const at = typeof wanted === "string" ? text.indexOf(wanted) : text.search(wanted);
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
};
const headerOf = (answer: Answer, name: string): string | undefined => {
  const value = answer.headers[name.toLowerCase()];
  return value === undefined ? undefined : [value].flat().join("\n");
};

/** What is wrong with an answer, or with one of several: sentences, none when it is as it must be. `plain`: bytes on the wire, which Node may answer by itself. Pure. */
export function misses(answers: readonly Answer[], { status, has = [], lacks = [], headers = {}, atMost, within = 8_000, orCloses = false }: Expect, { plain = false, slack = 1 } = {}): string[] {
  const last = answers.at(-1);
  if (!last) return ["nothing was sent"];
  const wrong: string[] = [];
  const wanted = status === undefined ? null : [status].flat();
  if (!(orCloses && last.status === 0)) {
    if (wanted && !wanted.includes(last.status)) wrong.push(`status ${last.status}${last.closed && last.status === 0 ? " (closed)" : ""} instead of ${wanted.join(" or ")}`);
    for (const one of has) if (!holds(last.text, one)) wrong.push(`lacks ${String(one)}; says ${shown(last.text)}`);
    for (const [name, pattern] of Object.entries(headers)) {
      const value = headerOf(last, name);
      if (pattern === null ? value !== undefined : !pattern.test(value ?? "")) wrong.push(`header ${name}: ${value === undefined ? "missing" : shown(value)}`);
    }
    if (!plain) wrong.push(...answers.filter((a) => (a.status >= 500 || a.status === 0) && !wanted?.includes(a.status)).slice(0, 1).map((a) => `a fault: ${a.status} ${shown(a.text)}`));
  }
  for (const one of lacks) {
    const found = answers.find(({ text }) => holds(text, one));
    if (found) wrong.push(`says ${String(one)}: ${around(found.text, one)}`);
  }
  for (const one of NEVER) for (const { text } of answers.slice(0, 20)) if (one.test(text)) wrong.push(`tells what is inside: ${shown(one.exec(text)?.[0] ?? "")}`);
  if (!plain) wrong.push(...answers.slice(0, 20).flatMap(unguarded));
  if (atMost) {
    const matching = answers.filter(({ text, headers: given, status: code }) => atMost.matching.test(`${code} ${String(given["x-action-redirect"] ?? "")} ${text}`)).length;
    if (matching > atMost.answers) wrong.push(`${matching} of ${answers.length} answers match ${String(atMost.matching)}, at most ${atMost.answers} may`);
  }
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  if (slowest > within * slack) wrong.push(`took ${slowest} ms`);
  return [...new Set(wrong)];
}

/** Whether Node itself has turned the request away, before any of the shop's code: a line, and the connection is closed. */
const fromParser = ({ status, headers, text }: Answer): boolean => [400, 408, 431].includes(status) && headers["connection"] === "close" && headers["content-type"] === undefined && text === "";

/** The headers that every answer of the shop carries, whatever was asked. */
function unguarded(answer: Answer): string[] {
  if (answer.status === 0 || fromParser(answer)) return [];
  const wrong: string[] = [];
  if (headerOf(answer, "x-content-type-options") !== "nosniff") wrong.push(`no nosniff on ${answer.status}`);
  for (const name of ["x-powered-by", "server", "x-nextjs-matched-path"]) if (headerOf(answer, name) !== undefined) wrong.push(`tells ${name}`);
  const type = headerOf(answer, "content-type") ?? "";
  const policy = headerOf(answer, "content-security-policy") ?? "";
  if (type.startsWith("text/x-component") && FAULT.test(answer.text)) wrong.push(`a fault in an action: ${shown(answer.text.slice(-200))}`);
  if (type.startsWith("text/html")) {
    if (!/frame-ancestors 'none'/.test(policy)) wrong.push("a page without policy");
    if (/<script>alert\(1\)/.test(answer.text)) wrong.push("what was typed is markup");
    const fault = /E\{\\?"digest\\?":\\?"(\d+)/.exec(answer.text);
    if (fault) wrong.push(`a fault on the page: ${fault[1]}`);
  }
  for (const cookie of [answer.headers["set-cookie"] ?? []].flat()) if (!/^[^=]+=;/.test(cookie) && ((!/;\s*httponly/i.test(cookie) && !cookie.startsWith(`${CONSENT_COOKIE}=`)) || !/;\s*samesite=(lax|strict)/i.test(cookie))) wrong.push(`an open cookie: ${cookie.split("=")[0] ?? ""}`);
  if (answer.status >= 400 && ["GET", "HEAD"].includes(answer.method) && /s-maxage|max-age=[1-9]/.test(headerOf(answer, "cache-control") ?? "")) wrong.push(`a ${answer.status} that caches may keep`);
  return wrong;
}
