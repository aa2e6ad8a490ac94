import type card from "../../messages/en/till-card.json";
import type en from "../../messages/en/till.json";

/** The till's words as the screen gets them: sentences with {braces} are filled by it. */
export type TillWords = typeof en;
/** Those of a card at the till's reader. */
export type TillCardWords = (typeof card)["client"];
