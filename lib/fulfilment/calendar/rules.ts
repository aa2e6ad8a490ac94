/** When something is to be collected, or until when it waits, for a calendar. */
export type Waiting = {
  readonly id: string; // the part's: a longer wait is the same event
  readonly host: string;
  readonly revision: number;
  readonly now: Date;
  readonly from: Date; // when it begins: the window that was chosen, or the last hour of the wait
  readonly until: Date;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly page: string;
};

/**
 * A calendar file with one event: the window in which something is collected, or the last hour in which it waits, with an alarm three hours before. RFC 5545: times in
 * UTC, texts escaped, lines of at most 75 octets that end in CRLF.
 */
export function calendarOf({ id, host, revision, now, from, until, title, text, place, latitude, longitude, page }: Waiting): string {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Unico//Collection//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    "BEGIN:VEVENT", `UID:${id}@${host}`, `DTSTAMP:${utc(now)}`, `SEQUENCE:${revision}`, `DTSTART:${utc(from)}`, `DTEND:${utc(until)}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, `LOCATION:${escaped(place)}`, `GEO:${latitude.toFixed(6)};${longitude.toFixed(6)}`, `URL:${page}`, "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:-PT3H", "END:VALARM",
    "END:VEVENT", "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const utc = (at: Date): string => `${at.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|[\r\n]/g, String.raw`\n`);

/** A line in pieces of at most 75 octets, the later ones after a space; letters stay whole. */
function folded(line: string): string {
  const pieces = [""];
  let room = 75;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (size > room) {
      pieces.push("");
      room = 74;
    }
    pieces[pieces.length - 1] += letter;
    room -= size;
  }
  return pieces.join("\r\n ");
}
