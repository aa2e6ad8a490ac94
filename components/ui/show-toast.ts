const STAYS_MS = 5000;

type ToastAction = { readonly label: string; readonly act: () => void };

/**
 * One sentence, at most one action, gone after five seconds unless the pointer or focus is on it, and gone with the page it was
 * said on. Never for errors, and never the only place where something can be learnt.
 */
export function showToast(sentence: string, action?: ToastAction): void {
  const place = document.getElementById("toasts");
  if (!place) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.append(Object.assign(document.createElement("span"), { textContent: sentence }));
  if (action) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: action.label });
    button.onclick = () => {
      toast.remove();
      action.act();
    };
    toast.append(button);
  }
  let timer = 0;
  const stay = () => clearTimeout(timer);
  const leave = () => {
    stay();
    timer = window.setTimeout(() => toast.remove(), STAYS_MS);
  };
  toast.onpointerenter = stay;
  toast.onpointerleave = leave;
  toast.addEventListener("focusin", stay);
  toast.addEventListener("focusout", leave);
  const gone = new AbortController();
  window.navigation?.addEventListener("navigate", ({ destination }) => {
    if (new URL(destination.url).pathname === location.pathname) return;
    toast.remove();
    gone.abort();
  }, { signal: gone.signal });
  place.replaceChildren(toast);
  leave();
}
