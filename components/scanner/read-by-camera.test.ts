import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FORMATS, findReader } from "./pictures";
import { readByCamera } from "./read-by-camera";
import { readPhoto } from "./read-photo";

const ours = vi.hoisted(() => ({ readPicture: vi.fn(async (): Promise<readonly string[]> => []), openReader: vi.fn() }));
vi.mock("./our-reader", () => ours);
beforeEach(() => void ours.openReader.mockReset().mockResolvedValue(ours.readPicture));
afterEach(() => {
  vi.unstubAllGlobals();
  ours.readPicture.mockReset().mockResolvedValue([]);
});

/** A phone whose camera shows these codes one look after another; `fault` is what asking for it comes to. */
function aPhone({ shows = [] as readonly (readonly string[])[], fault = null as string | null, formats = FORMATS as readonly string[], lamp = false } = {}) {
  const track = { stop: vi.fn(), getCapabilities: () => ({ torch: lamp }), applyConstraints: vi.fn(async () => {}) };
  let look = 0;
  const detect = vi.fn(async () => (shows[look++] ?? []).map((rawValue) => ({ rawValue })));
  vi.stubGlobal("BarcodeDetector", Object.assign(function Reader() { return { detect }; }, { getSupportedFormats: async () => formats }));
  const getUserMedia = vi.fn(async () => {
    if (fault) throw Object.assign(new Error(fault), { name: fault });
    return { getTracks: () => [track], getVideoTracks: () => [track] };
  });
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  const video = { srcObject: null, play: vi.fn(async () => {}) } as unknown as HTMLVideoElement;
  return { track, detect, getUserMedia, video };
}
const ever = { signal: new AbortController().signal };

test("what two looks agree on is the answer, once, and the camera is let go", async () => {
  const { track, video, detect } = aPhone({ shows: [[], [" "], ["4006381333934"], ["4006381333931"], [], [" 4006381333931 "], ["4006381333931"]] });
  expect(await readByCamera(video, ever)).toEqual({ ok: true, value: "4006381333931" });
  expect(detect).toHaveBeenCalledTimes(6);
  expect(track.stop).toHaveBeenCalledOnce();
  expect(video.srcObject).toBeNull();
});

test.each([["NotAllowedError", "denied"], ["SecurityError", "denied"], ["NotFoundError", "none"], ["NotReadableError", "failed"], ["TypeError", "failed"]])("%s is said as %s", async (fault, why) => {
  const { video } = aPhone({ fault });
  expect(await readByCamera(video, ever)).toEqual({ ok: false, why });
});

test("without https there is no camera", async () => {
  const { video } = aPhone();
  vi.stubGlobal("navigator", {});
  expect(await readByCamera(video, ever)).toEqual({ ok: false, why: "none" });
});

test("closed while it asks or looks, it answers nothing and lets the camera go", async () => {
  const { track, video, detect } = aPhone();
  const closed = new AbortController();
  const reading = readByCamera(video, { signal: closed.signal });
  await vi.waitFor(() => expect(detect).toHaveBeenCalled());
  closed.abort();
  expect(await reading).toBeNull();
  expect(track.stop).toHaveBeenCalledOnce();
  const early = aPhone();
  expect(await readByCamera(early.video, { signal: AbortSignal.abort() })).toBeNull();
  expect(early.track.stop).toHaveBeenCalledOnce();
  expect(early.detect).not.toHaveBeenCalled();
});

test("the lamp is offered where the camera has one, after there is a picture", async () => {
  const dark = aPhone({ shows: [["A"], ["A"]] });
  const onPicture = vi.fn();
  await readByCamera(dark.video, { ...ever, onPicture });
  expect(onPicture).toHaveBeenCalledExactlyOnceWith(null);
  const lit = aPhone({ shows: [["A"], ["A"]], lamp: true });
  await readByCamera(lit.video, { ...ever, onPicture: (torch) => void torch?.(true) });
  expect(lit.track.applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] });
});

test("a browser that lacks the reader, or one kind of code, gets ours", async () => {
  aPhone();
  const own = await findReader();
  expect(own).not.toBe(ours.readPicture);
  for (const missing of FORMATS) {
    aPhone({ formats: FORMATS.filter((each) => each !== missing) });
    expect(await findReader(), missing).toBe(ours.readPicture);
  }
  vi.stubGlobal("BarcodeDetector", undefined);
  expect(await findReader()).toBe(ours.readPicture);
});

test("a reader that can't be fetched is said, for the camera and for a photo", async () => {
  const { video, track } = aPhone({ formats: [] });
  ours.openReader.mockRejectedValue(new TypeError("Failed to fetch"));
  expect(await readByCamera(video, ever)).toEqual({ ok: false, why: "no-reader" });
  expect(track.stop).toHaveBeenCalledOnce();
  vi.stubGlobal("createImageBitmap", async () => ({ close: () => {} }));
  expect(await readPhoto(new Blob(["x"]))).toEqual({ ok: false, why: "no-reader" });
});

test("a photo is read the same way; what is none, shows nothing, or can't be read is said", async () => {
  const close = vi.fn();
  vi.stubGlobal("createImageBitmap", vi.fn(async (file: Blob) => (file.size > 0 ? { close } : Promise.reject(new Error("no picture")))));
  vi.stubGlobal("BarcodeDetector", undefined);
  const photo = new Blob(["x"]);
  expect(await readPhoto(new Blob([]))).toEqual({ ok: false, why: "no-picture" });
  expect(await readPhoto(photo)).toEqual({ ok: false, why: "no-code" });
  ours.readPicture.mockResolvedValue(["", " BL-LIG-11-BORD\n"]);
  expect(await readPhoto(photo)).toEqual({ ok: true, value: "BL-LIG-11-BORD" });
  ours.readPicture.mockRejectedValue(new Error("the line is cut"));
  expect(await readPhoto(photo)).toEqual({ ok: false, why: "no-code" });
  expect(close).toHaveBeenCalledTimes(3);
});
