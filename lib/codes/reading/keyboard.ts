/** What a scanner set to a US keyboard types where the computer expects another, sign for sign: `[typed here, meant]`. */
const LAYOUTS = {
  it: ["'?ì^èé+*òçà°ù§-_;:\"£&/()=", "-_=+[{]};:'\"\\|/?<>@#^&*()"],
  de: ["ß?´`üÜ+*öÖäÄ#'-_;:\"§&/()=yzYZ", "-_=+[{]};:'\"\\|/?<>@#^&*()zyZY"],
  fr: ["aqzwAQZW,m;:!M./§?ù%)°&é\"'(-è_çà1234567890$*", "qawzQAWZm;,./:<>?M'\"-_1234567890!@#$%^&*()]\\"],
} as const;
const MEANT = Object.values(LAYOUTS).map(([typed, meant]) => new Map(Array.from(typed, (sign, i) => [sign, meant.charAt(i)])));

/** What a text would be if the scanner's keyboard were the wrong one, one for each layout that would have changed it. */
export const asMeant = (text: string): readonly string[] => [...new Set(MEANT.map((signs) => Array.from(text, (sign) => signs.get(sign) ?? sign).join("")))].filter((meant) => meant !== text);
