import "server-only";
import { createHmac } from "node:crypto";
import { config } from "@/lib/core/config";
import type { LocationId } from "@/lib/core/id";

/** How signs are stored: keyed, since so few bits would be found from a plain hash, and of the place whose till types them, or of all phones. */
export const signHashOf = (at: LocationId | "phone", sign: string): string => createHmac("sha256", config().UNICO_CODE_SECRET).update(`sign:${at}:${sign}`).digest("hex");
