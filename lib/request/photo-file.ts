import "server-only";

/** A photo as the answer: shown and nothing else, kept by nobody on the way; 404 where it isn't there. */
export const photoFile = (jpeg: Uint8Array | null): Response =>
  jpeg
    ? new Response(jpeg as Uint8Array<ArrayBuffer>, { headers: { "content-type": "image/jpeg", "content-disposition": "inline", "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, no-store" } })
    : new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
