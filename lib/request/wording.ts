import "server-only";

export { type Texts, textsOf, type Wording, words } from "@/lib/core/wording";
