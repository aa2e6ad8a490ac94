import type words from "../../messages/en/scanner.json";

/** What the scanner says. */
export type ScannerWords = (typeof words)["camera"];
/** What a shopper's page says around it. */
export type ScanHereWords = (typeof words)["shopper"]["here"];
