const LOUD = new Set(["warn", "error", "fatal"]);
const MOST = 40;

const read = (line) => {
  try {
    return line.startsWith("{") ? JSON.parse(line) : null;
  } catch {
    return null;
  }
};
const reasons = ({ type, code, message, causes = [] }) => [`${type}: ${message}${code && !message.includes(code) ? ` (${code})` : ""}`, ...causes.flatMap(reasons)];

const written = (text) => text.split("\n").map(read).filter((said) => LOUD.has(said?.level));
const tell = ({ level, time, msg, err, ...fields }) => {
  const told = Object.entries(fields).map(([name, value]) => `${name} ${value}`);
  return `  ${[`${String(time).slice(11, 19)} ${level} ${msg}`, ...told].join(", ")}${err ? ` <- ${reasons(err).join(" <- ")}` : ""}`;
};

/**
 * What a log of the app complains of: its warnings and errors, the last 40, a line each with time, fields, reference (the digest
 * that the page and React's error 441 show) and causes. Pure.
 * @param {string} text
 */
export const complaintsIn = (text) => written(text).slice(-MOST).map(tell);

/**
 * The errors among them, all of them, except those that somebody provoked on purpose: `expected` are parts of their lines. Pure.
 * @param {string} text
 * @param {readonly string[]} expected
 */
export const errorsIn = (text, expected = []) =>
  written(text).filter(({ level }) => level !== "warn").map(tell).filter((line) => !expected.some((part) => line.includes(part)));
