import { afterEach, expect, test, vi } from "vitest";
import { readable, readByCamera } from "./read-code";

afterEach(() => vi.unstubAllGlobals());

/** A phone whose camera shows these codes one look after another; `fault` is what asking for it comes to. */
function aPhone({ shows = [] as readonly string[], fault = null as string | null, formats = ["ean_13", "qr_code", "pdf417"] } = {}) {
  const track = { stop: vi.fn() };
  let look = 0;
  const detect = vi.fn(async () => (shows[look] === undefined ? [] : [{ rawValue: shows[look++] }]));
  vi.stubGlobal("BarcodeDetector", Object.assign(function Reader() { return { detect }; }, { getSupportedFormats: async () => formats }));
  const getUserMedia = vi.fn(async () => {
    if (fault) throw Object.assign(new Error(fault), { name: fault });
    return { getTracks: () => [track] };
  });
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  const video = { srcObject: null, play: vi.fn(async () => {}) } as unknown as HTMLVideoElement;
  return { track, detect, getUserMedia, video };
}
const ever = () => new AbortController().signal;

test("the first code that is read is the answer, and the camera is let go", async () => {
  const { track, video, getUserMedia } = aPhone({ shows: ["", "  ", " 4006381333931 "] });
  expect(await readByCamera(video, ["ean_13"], ever())).toEqual({ ok: true, value: "4006381333931" });
  expect(getUserMedia).toHaveBeenCalledWith({ video: { facingMode: "environment" }, audio: false });
  expect(track.stop).toHaveBeenCalledOnce();
  expect(video.srcObject).toBeNull();
});

test.each([["NotAllowedError", "denied"], ["SecurityError", "denied"], ["NotFoundError", "none"], ["NotReadableError", "failed"], ["TypeError", "failed"]])("%s is said as %s", async (fault, why) => {
  const { video } = aPhone({ fault });
  expect(await readByCamera(video, ["ean_13"], ever())).toEqual({ ok: false, why });
});

test("closed while it asks or looks, it answers nothing and lets the camera go", async () => {
  const { track, video, detect } = aPhone();
  const closed = new AbortController();
  const reading = readByCamera(video, ["ean_13"], closed.signal);
  await vi.waitFor(() => expect(detect).toHaveBeenCalled());
  closed.abort();
  expect(await reading).toBeNull();
  expect(track.stop).toHaveBeenCalledOnce();
  const early = aPhone();
  expect(await readByCamera(early.video, ["ean_13"], AbortSignal.abort())).toBeNull();
  expect(early.track.stop).toHaveBeenCalledOnce();
  expect(early.detect).not.toHaveBeenCalled();
});

test("offered where the browser reads codes that are wanted, and pages may have a camera", async () => {
  aPhone();
  expect(await readable()).toEqual(["qr_code", "ean_13"]);
  vi.stubGlobal("navigator", {});
  expect(await readable()).toEqual([]);
  aPhone({ formats: ["pdf417"] });
  expect(await readable()).toEqual([]);
  vi.stubGlobal("BarcodeDetector", undefined);
  expect(await readable()).toEqual([]);
});
