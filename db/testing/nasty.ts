/**
 * What people, machines and attackers type. Every field of every entrance is tried with all of it: it refuses in its own
 * words or takes the text as text, and never throws, stores half of it or answers with it as markup.
 */
export const NASTY: readonly string[] = [
  "", " ", "   \t ", "  a  ", "\u0000", "a\u0000b", "\ud800", "\udfff", "a\ud83d", "\u202eabc", "\u200d", "a\u200db", "\u200b", "\ufeff", `a${"\u0301".repeat(100)}`,
  "👩‍👩‍👧‍👦", "👍🏽", "é", "e\u0301", "１２３", "ａ＠ｂ．ｃ", "٣٤٥", "İ", "ı", "ß", "SS", "x".repeat(10_000), "x".repeat(1_000_000), "a\nb", "a\tb", "a\rb", "a\r\nb",
  "<script>alert(1)</script>", "'\"", "'", '"', "\\", "\\\\", "%00", "%", "_", "%_\\", "{{7*7}}", "${7*7}", "$1", "'; drop table products; --", "') or 1=1 --",
  "null", "undefined", "NaN", "Infinity", "-Infinity", "-0", "0", "-1", "1e309", "0x10", "1,5", "1.005", "1.234,56", "999999999999999999", "9007199254740993", "true", "false",
  "[]", "{}", "[[]]", '{"__proto__":{"x":1}}', "__proto__", "constructor", "2026-02-30", "0000-00-00", "+275760-09-13", "24:00", "2026-03-29T02:30", "019aa000-0000-7000-8000-000000000000",
  // search
  "a", "e", "-", "--", "(", ")", "()", ":*", "a:*", "*", "!", "&", "|", "<->", "a & b", "a | !b", "a <-> b", ":", "::", "parola ".repeat(500), "il la lo gli le", "the of and", "лампа", "lаmpada", "椅子", "كرسي", "🪔",
];
