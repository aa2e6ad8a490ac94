import { done, type Outcome, refused } from "@/lib/core/outcome";
import { findReader, type PictureReader } from "./pictures";

/** Why there is no picture, or nobody to read it: not permitted, no camera here, one that doesn't answer, or a reader that can't be fetched. */
export type NoCamera = "denied" | "none" | "failed" | "no-reader";
const WHY: Readonly<Record<string, NoCamera>> = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none" };

/** Turns the lamp beside the camera on or off. */
export type Torch = (on: boolean) => Promise<void>;

/** The camera at the back, at a size at which the bars of a label are told apart. */
const CAMERA: MediaStreamConstraints = { video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false };
const LOOK_MS = 80;
/** Looks that must say the same: in one that moves, or in poor light, bars are now and then read as another number. */
const AGREE = 2;

type Options = { readonly signal: AbortSignal; /** There is a picture; the lamp is null where there is none. */ readonly onPicture?: (torch: Torch | null) => void };

/** Looks through the camera until there is a code, once however long it stays in sight, and lets go of the camera; null when nobody waits for one any more. */
export async function readByCamera(video: HTMLVideoElement, { signal, onPicture }: Options): Promise<Outcome<string, { why: NoCamera }> | null> {
  let stream: MediaStream | null = null;
  try {
    if (!navigator.mediaDevices) return refused({ why: "none" }); // browsers give no camera to pages without https
    stream = await navigator.mediaDevices.getUserMedia(CAMERA);
    if (signal.aborted) return null;
    video.srcObject = stream;
    await video.play();
    onPicture?.(torchOf(stream));
    const read = await findReader().catch(() => null);
    if (!read) return signal.aborted ? null : refused({ why: "no-reader" });
    return await look(video, read, signal);
  } catch (fault) {
    return signal.aborted ? null : refused({ why: (fault instanceof Error && WHY[fault.name]) || "failed" });
  } finally {
    stream?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  }
}

async function look(video: HTMLVideoElement, read: PictureReader, signal: AbortSignal): Promise<Outcome<string, never> | null> {
  const looks = new Map<string, number>();
  while (!signal.aborted) {
    for (const text of await read(video)) {
      const code = text.trim();
      const seen = (looks.get(code) ?? 0) + 1;
      looks.set(code, seen);
      if (code && seen >= AGREE && !signal.aborted) return done(code);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

/** The lamp of a camera that has one. */
function torchOf(stream: MediaStream): Torch | null {
  const [track] = stream.getVideoTracks();
  const able = track?.getCapabilities?.() as { readonly torch?: boolean } | undefined;
  return track && able?.torch ? (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }) : null;
}
