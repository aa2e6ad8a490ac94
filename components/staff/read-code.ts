import { done, type Outcome, refused } from "@/lib/core/outcome";

/** The browser's own reader of barcodes (Barcode Detection API); most phones in a store have one, most desks none. */
type Detector = { readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> };
type Detectors = { new (wanted: { readonly formats: readonly string[] }): Detector; readonly getSupportedFormats: () => Promise<readonly string[]> };
const detectors = (): Detectors | undefined => (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;

/** What labels and customers' screens carry: GTINs, our own SKUs, collection codes. */
const WANTED: readonly string[] = ["qr_code", "ean_13", "ean_8", "upc_a", "itf", "code_128", "code_39", "data_matrix"];
const LOOK_MS = 120;

/** Of these kinds of codes the browser reads some by a camera; none where it has no reader, or pages may not have a camera. */
export async function readable(): Promise<readonly string[]> {
  if (!detectors() || !navigator.mediaDevices) return [];
  const known = (await detectors()?.getSupportedFormats().catch(() => [])) ?? [];
  return WANTED.filter((format) => known.includes(format));
}

/** Why there is no picture: not permitted, no camera here, or one that doesn't answer. */
export type NoCamera = "denied" | "none" | "failed";
const WHY: Readonly<Record<string, NoCamera>> = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none" };

/** Looks through the camera at the back until there is a code, and lets go of it; null when nobody waits for one any more. */
export async function readByCamera(video: HTMLVideoElement, formats: readonly string[], signal: AbortSignal): Promise<Outcome<string, { why: NoCamera }> | null> {
  const Reader = detectors();
  if (!Reader) return refused({ why: "failed" });
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    if (signal.aborted) return null;
    video.srcObject = stream;
    await video.play();
    const reader = new Reader({ formats });
    while (!signal.aborted) {
      const code = (await reader.detect(video)).find(({ rawValue }) => rawValue.trim() !== "")?.rawValue.trim();
      if (code && !signal.aborted) return done(code);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  } catch (fault) {
    return signal.aborted ? null : refused({ why: (fault instanceof Error && WHY[fault.name]) || "failed" });
  } finally {
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
}
