import { NoteMiss } from "@/lib/aisle/note-miss";
import { missHere } from "@/lib/request/aisle";
import { route } from "@/lib/request/route";

/** Somebody stands before a thing of which none is left. Nothing is asked of them, so they wait for no answer. */
export const POST = route({ who: "shopper", input: NoteMiss, status: { "too-many": 429 }, verb: missHere });
