import type { Foreign } from "../types";

/** What other people's codes begin with. Shapes that phones act on, none of which this shop prints. */
const SHAPES: readonly (readonly [RegExp, Foreign])[] = [
  [/^wifi:/i, "wifi"],
  [/^(tel|sms|smsto|mms|mmsto|facetime|callto|whatsapp):/i, "phone"],
  [/^(mailto|matmsg|smtp):/i, "mail"],
  [/^(begin:v|mecard:|bizcard:)/i, "contact"],
  [/^(bcd\r?\n00[12]\r?\n|000201(01|26)|(bitcoin|ethereum|litecoin|lightning|upi|pay|satispay):)/i, "payment"],
  [/^[a-z][a-z0-9+.-]*:(?!\d+$)/i, "other"],
];

/** What a code that is no web address is for, when it is somebody else's; null when its shape doesn't say so. */
export const foreignShape = (text: string): Foreign | null => (/^https?:/i.test(text) ? null : (SHAPES.find(([shape]) => shape.test(text))?.[1] ?? null));

/** Whether a text is a web address without its beginning: `www.example.com`, `example.com/a`. */
export const looksLikeSite = (text: string): boolean => /^([a-z0-9-]+\.)+[a-z]{2,24}([/?#]|$)/i.test(text) && !/\s/.test(text) && /^www\.|[/?#]|\.(com|it|net|org|eu|io|de|fr|shop|info|co|me|app)$/i.test(text);
