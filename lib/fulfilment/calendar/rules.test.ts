import { expect, test } from "vitest";
import { calendarOf } from "./rules";

const EVENT = {
  id: "019aa000-0000-7000-8000-000000000001", host: "shop.example", revision: 0, now: new Date("2026-11-22T09:00:00Z"), from: new Date("2026-11-25T18:00:00Z"), until: new Date("2026-11-25T19:00:00Z"),
  title: "Ritira l’ordine K7M4-2QHB in Corso Como", text: "Aperto; porta il codice, o un documento\nTelefono: 02 1234", place: "Corso Como, Corso Como 9, 20154 Milano", latitude: 45.4821, longitude: 9.187, page: "https://shop.example/it/orders/K7M42QHB",
};
const lines = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("one event, the hour before the wait is over, with an alarm three hours before", () => {
  const all = lines(calendarOf(EVENT));
  expect(all.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
  expect(all.slice(-2)).toEqual(["END:VCALENDAR", ""]);
  for (const line of ["UID:019aa000-0000-7000-8000-000000000001@shop.example", "DTSTAMP:20261122T090000Z", "DTSTART:20261125T180000Z", "DTEND:20261125T190000Z", "SEQUENCE:0", "GEO:45.482100;9.187000", "TRIGGER:-PT3H", "URL:https://shop.example/it/orders/K7M42QHB"]) expect(all).toContain(line);
});

test("texts are escaped, lines end in CRLF and have at most 75 octets, no letter is cut in two (RFC 5545 3.1, 3.3.11)", () => {
  const text = calendarOf({ ...EVENT, title: "è;,\\".repeat(40), text: "a\r\nBEGIN:VEVENT" });
  expect(lines(text)).toContain(`SUMMARY:${"è\\;\\,\\\\".repeat(40)}`);
  expect(lines(text)).toContain("DESCRIPTION:a\\nBEGIN:VEVENT");
  expect(lines(text).filter((l) => l === "BEGIN:VEVENT")).toHaveLength(1);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain("\u{fffd}");
});

test("a longer wait is the same event, revised", () => {
  const all = lines(calendarOf({ ...EVENT, revision: 1, until: new Date("2026-11-28T19:00:00Z") }));
  for (const line of ["UID:019aa000-0000-7000-8000-000000000001@shop.example", "SEQUENCE:1", "DTEND:20261128T190000Z"]) expect(all).toContain(line);
});
