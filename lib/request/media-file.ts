import "server-only";
import { mediaFile } from "@/lib/catalogue/pictures/reads";
import { faultOf } from "./fault";
import { waitToAsk } from "./limit-asking";
import { addressIn, networkOf } from "./network";

const YEAR = 31_536_000;
const MOST_BYTES = 32_000_000;
type File = NonNullable<Awaited<ReturnType<typeof mediaFile>>>;
/** The files that were asked for last: who looks at a list asks for the same two dozen as everybody. */
const kept = new Map<string, File>();
let size = 0;

function keep(name: string, file: File): void {
  if (kept.has(name)) return; // of two who asked at once the first one kept it
  kept.set(name, file);
  size += file.bytes.length;
  for (const [oldest, { bytes }] of kept) {
    if (size <= MOST_BYTES) break;
    kept.delete(oldest);
    size -= bytes.length;
  }
}

/** A picture's file that somebody brought, for everybody to keep: another cut has another name. What is not in memory is asked of the database, so often and no more from one network. */
export async function answerMedia(request: Request, name: string): Promise<Response> {
  try {
    const known = kept.get(name);
    const wait = known ? 0 : await waitToAsk(`/media/${name}`, networkOf(addressIn(request.headers)));
    if (wait > 0) return new Response(null, { status: 429, headers: { "cache-control": "no-store", "retry-after": String(wait) } });
    const file = known ?? (await mediaFile(name));
    if (!file) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
    if (!known) keep(name, file);
    return new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": `image/${file.kind}`, "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cache-control": `public, max-age=${YEAR}, immutable` } });
  } catch (thrown) {
    return new Response(null, { status: faultOf(thrown, "media").why === "busy" ? 503 : 500, headers: { "cache-control": "no-store", "retry-after": "2" } });
  }
}
