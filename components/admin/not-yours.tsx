/** For a colleague whose roles do not cover a page: what it is, and who may open it. */
export function NotYours({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main id="main" tabIndex={-1} className="wrap py-10">
      <h1 className="h2">{title}</h1>
      <p className="body mt-3">{text}</p>
    </main>
  );
}
