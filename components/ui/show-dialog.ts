const dialog = (id: string) => document.getElementById(id) as HTMLDialogElement | null;

/** Opens a `Dialog` from an island, for example when the answer to a press is in. */
export function showDialog(id: string): void {
  const found = dialog(id);
  if (found && !found.open) found.showModal();
}
