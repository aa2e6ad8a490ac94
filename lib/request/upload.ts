import "server-only";
import { config } from "@/lib/core/config";
import { type Outcome, refused } from "@/lib/core/outcome";
import { type NotStaged, StageFile, stageFile } from "@/lib/imports/stage-file";
import type { ImportId } from "@/lib/imports/types";
import { vat } from "@/lib/imports/cells/rules";
import { faultOf } from "./fault";
import { limit, type TooMany } from "./limit";
import { readForm } from "./multipart";
import { isOwn } from "./origin";
import { findWho } from "./people";
import { securityHeaders } from "./security";

type Told = Outcome<{ readonly importId: ImportId }, NotStaged | TooMany | { why: "no-file" } | { why: "not-signed-in" } | { why: "from-elsewhere" } | { why: "busy" } | { why: "fault" }>;
const STATUS: Readonly<Record<string, number>> = { "not-yours": 403, "from-elsewhere": 403, "not-signed-in": 401, "too-many": 429, busy: 503, fault: 500, "no-file": 400 };

/**
 * Takes a file that a colleague brings, as it comes: whence, who, how often, then the verb. A script hears where the import is; a form without one is led
 * there, or back to the page with what was wrong.
 */
export async function takeFile(request: Request): Promise<Response> {
  const told = await take(request).catch((thrown: unknown): Told => {
    const fault = faultOf(thrown, "takeFile");
    return refused(fault.why === "busy" ? { why: "busy" } : { why: "fault" });
  });
  const headers = new Headers([...securityHeaders("/api/staff/imports/upload", { nonce: null, payment: "", secure: config().UNICO_BASE_URL.startsWith("https:"), dev: false }), ["cache-control", "no-store"]]);
  if (!told.ok && (told.why === "busy" || told.why === "too-many")) headers.set("retry-after", "5");
  const query = told.ok ? null : new URLSearchParams({ why: told.why, ...("what" in told ? { what: told.what.why, line: String(told.what.line), columns: told.what.columns.join(", ").slice(0, 500) } : {}), ...("columns" in told ? { columns: told.columns.join(", ").slice(0, 500) } : {}), ...("found" in told ? { found: told.found } : {}) });
  const to = told.ok ? `/admin/imports/${told.value.importId}` : `/admin/imports?${query?.toString()}`;
  if (request.headers.get("accept")?.includes("application/json")) return Response.json({ ...told, to }, { status: told.ok ? 200 : (STATUS[told.why] ?? 409), headers });
  if (!told.ok && (told.why === "from-elsewhere" || told.why === "not-signed-in")) return new Response(null, { status: STATUS[told.why] ?? 403, headers });
  headers.set("location", to);
  return new Response(null, { status: 303, headers });
}

async function take(request: Request): Promise<Told> {
  if (!isOwn(request.headers, config().UNICO_BASE_URL)) return refused({ why: "from-elsewhere" });
  const who = await findWho("staff");
  if (!who) return refused({ why: "not-signed-in" });
  const may = await limit("import", who.staffId);
  if (!may.ok) return may;
  const form = await readForm(request);
  if (!form || form.fileName === "") return refused({ why: "no-file" });
  const { importId, place, currency, language, vat: rate } = form.fields;
  const read = vat(rate ?? "");
  const input = StageFile.safeParse({ importId, fileName: form.fileName, kind: null, currency, language, place: place || null, vatRate: read && "value" in read ? read.value : null });
  return input.success ? stageFile(who, input.data, form.chunks) : refused({ why: "no-file" });
}
