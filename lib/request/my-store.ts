import "server-only";
import { cookies } from "next/headers";
import { readHandle } from "@/lib/core/handle";

/** The store that this visitor chose as theirs, by its handle; null when none was chosen. */
export async function myStoreHandle(): Promise<string | null> {
  return readHandle((await cookies()).get("my_store")?.value ?? "");
}
