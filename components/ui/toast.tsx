/** Where toasts appear: once, in the layout, so that it's there before the first one speaks. */
export function Toasts() {
  return <div id="toasts" className="toasts" role="status" aria-live="polite" />;
}
