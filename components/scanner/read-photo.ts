import { done, type Outcome, refused } from "@/lib/core/outcome";
import { findReader } from "./pictures";

/** What a photo of a code says, read on this device: it is sent nowhere. Refuses what is no picture, one without a code, and a reader that can't be fetched. */
export async function readPhoto(file: Blob): Promise<Outcome<string, { why: "no-picture" | "no-code" | "no-reader" }>> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return refused({ why: "no-picture" });
  try {
    const read = await findReader().catch(() => null);
    if (!read) return refused({ why: "no-reader" });
    const code = (await read(picture).catch(() => [])).map((text) => text.trim()).find(Boolean);
    return code ? done(code) : refused({ why: "no-code" });
  } finally {
    picture.close();
  }
}
