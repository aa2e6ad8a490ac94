/** Kinds of codes on labels and customers' screens, by the names of the Barcode Detection API: GTINs, our own SKUs, what people show at the counter. */
export const FORMATS = ["ean_13", "ean_8", "upc_a", "upc_e", "itf", "code_128", "code_39", "qr_code", "data_matrix"] as const;

/** A look through the camera, or a photo. */
export type Look = HTMLVideoElement | ImageBitmap;

/** Reads the codes in a picture; what they mean is not its matter. */
export type PictureReader = (look: Look) => Promise<readonly string[]>;

/** The browser's own reader (Barcode Detection API): most Android phones and Macs have one, iPhones and desks with Linux or Windows none. */
type Detector = { readonly detect: (look: Look) => Promise<readonly { readonly rawValue: string }[]> };
type Detectors = { new (wanted: { readonly formats: readonly string[] }): Detector; readonly getSupportedFormats: () => Promise<readonly string[]> };

/**
 * The reader for this browser: its own where it knows every kind of code above, else ours, which is fetched from this shop on first use.
 * Throws when that can't be fetched.
 */
export async function findReader(): Promise<PictureReader> {
  const Own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  const known = (await Own?.getSupportedFormats().catch(() => [])) ?? [];
  if (!Own || FORMATS.some((format) => !known.includes(format))) return (await import("./our-reader")).openReader();
  const detector = new Own({ formats: FORMATS });
  return async (look) => (await detector.detect(look)).map(({ rawValue }) => rawValue);
}
