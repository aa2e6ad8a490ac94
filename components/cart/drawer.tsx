import { useEffect } from "react";
import { closes } from "@/components/ui/dialog";
import { CrossIcon } from "@/components/ui/icons";
import { showDialog } from "@/components/ui/show-dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { Locale } from "@/lib/core/who";
import type { BagActions } from "./actions";
import { Bag } from "./bag";
import { fetchBag, useBagView } from "./bag-state";

type DrawerProps = { readonly times: number; readonly actions: BagActions; readonly locale: Locale; readonly title: string };
const ID = "bag";

/** The bag at the side of the page: opens each time it is wanted, with what the server knows now. */
export default function Drawer({ times, actions, locale, title }: DrawerProps) {
  const view = useBagView(null);
  useEffect(() => {
    showDialog(ID);
    void fetchBag(locale);
  }, [times, locale]);
  return (
    <dialog id={ID} className="dialog from-right" aria-labelledby={`${ID}-title`} closedby="any">
      <div className="dialog-head">
        <h2 id={`${ID}-title`} className="h2">
          {title}
        </h2>
        <button type="button" className="icon-btn -mr-3" aria-label={view?.words.close ?? title} {...closes(ID)}>
          <CrossIcon />
        </button>
      </div>
      {view ? <Bag view={view} actions={actions} locale={locale} in="drawer" /> : <Skeleton className="dialog-body" blocks={["h-28", "mt-4 h-11", "mt-6 h-28"]} />}
    </dialog>
  );
}
