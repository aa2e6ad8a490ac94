/** What a tone says; hertz and milliseconds of its notes. */
const TONES = {
  news: [[880, 120], [1175, 160]],
  risk: [[1175, 120], [880, 120], [1175, 200]],
  right: [[1800, 60]],
  done: [[1400, 70], [1900, 90]],
  wrong: [[320, 120], [320, 120]],
} as const;
export type Tone = keyof typeof TONES;
const GAP_MS = 60;
const LOUD = 0.2;

let context: AudioContext | null = null;

/** Plays a tone, made here: no file is loaded. Silent where the browser has no sound, or has not been touched yet. */
export function play(tone: Tone): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    let at = context.currentTime + 0.02;
    for (const [hertz, ms] of TONES[tone]) {
      const [note, level] = [context.createOscillator(), context.createGain()];
      note.frequency.value = hertz;
      level.gain.setValueAtTime(LOUD, at);
      level.gain.exponentialRampToValueAtTime(0.001, at + ms / 1000);
      note.connect(level).connect(context.destination);
      note.start(at);
      note.stop(at + ms / 1000);
      at += (ms + GAP_MS) / 1000;
    }
  } catch {
    // sound is never the only word
  }
}
