import "server-only";
import { signCode } from "@/lib/codes/sign-code";
import { TOKEN_BITS } from "@/lib/codes/token";
import type { ReturnRequestId } from "./types";

/** The code of an announcement: derived from the shop's secret, so that page, letter and slip show the same one. It opens the returns desk until the announcement ends. */
export const requestCode = (id: ReturnRequestId): string => signCode("return", id).slice(0, TOKEN_BITS / 5);
