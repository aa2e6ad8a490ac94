import { useEffect } from "react";
import { Dialog } from "@/components/ui/dialog";
import { showDialog } from "@/components/ui/show-dialog";
import { SearchBox, type SearchBoxProps } from "./search-box";

const ID = "search-anywhere";

/** Search over the page: a sheet with the field and what it suggests. */
export default function SearchDialog({ times, ...props }: Omit<SearchBoxProps, "id"> & { readonly times: number }) {
  useEffect(() => {
    showDialog(ID);
    document.getElementById("search-over")?.focus();
  }, [times]);
  return (
    <Dialog id={ID} title={props.words.title} titleClass="h3" closeWord={props.words.close} className="search-sheet">
      <SearchBox {...props} id="search-over" />
    </Dialog>
  );
}
