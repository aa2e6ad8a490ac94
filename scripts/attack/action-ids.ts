import { readFileSync } from "node:fs";

type Entry = { readonly exportedName: string; readonly filename: string };

/** What rows call an action: `cart#addToCart`, `orders/[number]#checkPayment`, `admin/sign-in#enter`. */
export const actionName = (file: string, exported: string): string =>
  `${file.replace(/^app\//, "").replace(/\([^)]*\)\//g, "").replace(/^\[locale\]\//, "").replace(/\/actions\.tsx?$/, "")}#${exported}`;

/** Ids of the server actions of the build in this folder; what "use cache" keeps is in `kept`, which nobody outside may call. */
export function actionIds(manifest = ".next/server/server-reference-manifest.json"): { readonly actions: Readonly<Record<string, string>>; readonly kept: readonly string[] } {
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as { node: Record<string, Entry> };
  const own = Object.entries(node).filter(([, { exportedName }]) => !exportedName.startsWith("$$"));
  return {
    actions: Object.fromEntries(own.map(([id, { filename, exportedName }]) => [actionName(filename, exportedName), id])),
    kept: Object.entries(node).filter(([, { exportedName }]) => exportedName.startsWith("$$RSC_SERVER_CACHE")).map(([id]) => id),
  };
}
