import type { Wording } from "@/lib/core/wording";
import type { ReturnRequestId } from "@/lib/returns/announced/types";
import { photosOf } from "@/lib/returns/photos/reads";

/** What a customer photographed of the pieces that they announced; each opens large. Nothing where there is none. */
export async function ReturnPhotos({ requestId, store, t }: { readonly requestId: ReturnRequestId; readonly store: string; readonly t: Wording }) {
  const photos = await photosOf(requestId);
  if (photos.length === 0) return null;
  return (
    <section aria-label={t("photos")} className="back-photos">
      {photos.map(({ id, width, height }, i) => (
        <a key={id} href={`/staff/${store}/returns/photo/${id}`}>
          <img src={`/staff/${store}/returns/photo/${id}`} alt={t("photo", { n: i + 1 })} width={width} height={height} />
        </a>
      ))}
    </section>
  );
}
