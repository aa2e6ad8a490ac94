import type { Wording } from "@/lib/core/wording";
import type { ClaimFormWords } from "./claim-form";

/** The words of the form, from `claims`. */
export const claimFormWords = (t: Wording): ClaimFormWords => ({ which: t("which"), pieces: t("pieces"), fault: t("fault"), faultHint: t("faultHint"), wish: t("wish"), wishHint: t("wishHint"), repair: t("wishes.repair"), replacement: t("wishes.replacement"), submit: t("submit") });
