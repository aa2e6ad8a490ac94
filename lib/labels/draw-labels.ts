import "server-only";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { words } from "@/lib/core/wording";
import { typesetter } from "@/lib/paper/set-type";
import { composeLabels, type Whence } from "./compose-labels";
import { type Mark, runsOf } from "./face/rules";
import { placeOn, templateOf } from "./sheets/rules";
import type { WholeRun } from "./types";

/** PDF counts in points: 72 to the inch of 25,4 mm. */
const POINTS = 72 / 25.4;

/**
 * The labels of a run as a PDF, each where its sheet has it; a roll has a page for each. It comes page by page as it is drawn, so that
 * a long run shows how far it is, and others are served in between.
 */
export async function drawLabels(run: WholeRun, whence: Whence): Promise<ReadableStream<Uint8Array>> {
  const { default: PDFDocument } = await import("pdfkit");
  const template = templateOf(run.template);
  const sheet = new PDFDocument({
    autoFirstPage: false, font: undefined as never, pdfVersion: "1.7", lang: run.locale, displayTitle: true,
    info: { Title: words(run.locale, "labels")("documentTitle", { place: whence.place }), CreationDate: run.madeAt, ModDate: run.madeAt },
  });
  // Viewers that "fit to page" would move every label: they are asked to print it as large as it is (PDF 1.7, 12.2).
  Object.assign((sheet as unknown as { _root: { data: { ViewerPreferences: { data: object } } } })._root.data.ViewerPreferences.data, { PrintScaling: "None" });
  const type = typesetter(sheet);
  const marksOf = composeLabels(run, whence, type);
  const drawAll = async () => {
    let open = -1;
    for (const [n, label] of run.labels.entries()) {
      const at = placeOn(template, n, run.startsAt);
      for (; open < at.sheet; open++) sheet.addPage({ size: [template.paper.width * POINTS, template.paper.height * POINTS], margin: 0 });
      for (const mark of marksOf(label)) draw(sheet, type, mark, at);
      await setImmediate();
      if (sheet.destroyed) return;
    }
    sheet.end();
  };
  drawAll().catch((fault: Error) => sheet.destroy(fault));
  return Readable.toWeb(sheet as unknown as Readable) as ReadableStream<Uint8Array>;
}

function draw(sheet: PDFKit.PDFDocument, type: ReturnType<typeof typesetter>, mark: Mark, at: { readonly x: number; readonly y: number }): void {
  const [x, y] = [(at.x + mark.x) * POINTS, (at.y + mark.y) * POINTS];
  if (mark.is === "text") return type.line(mark.text, x, y, { face: mark.face, size: mark.size * POINTS });
  const module = mark.module * POINTS;
  for (const { row, from, length } of runsOf(mark.rows)) sheet.rect(x + from * module, y + row * module, length * module, module);
  sheet.fill("#000000");
}
