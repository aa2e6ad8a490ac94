import { useEffect, useRef, useState } from "react";
import { AlertIcon, CameraIcon, CrossIcon } from "../ui/icons";
import type { StaffWords } from "./queue-view";
import { type NoCamera, readable, readByCamera } from "./read-code";

type Props = { readonly words: StaffWords["camera"]; readonly onCode: (code: string) => void };

/** Reads one code by the phone's camera, where the browser can; where it can't there is no button, and scanners and typing stay. */
export function Camera({ words, onCode }: Props) {
  const [formats, setFormats] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  useEffect(() => void readable().then(setFormats), []);
  if (formats.length === 0) return null;
  return (
    <>
      <button type="button" className="camera-open" aria-haspopup="dialog" aria-label={words.open} onClick={() => setOpen(true)}>
        <CameraIcon />
      </button>
      {open ? <Looking words={words} formats={formats} onCode={onCode} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Looking({ words, formats, onCode, onClose }: Props & { readonly formats: readonly string[]; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<NoCamera | null>(null);
  const [tries, setTries] = useState(0);
  const found = useRef(onCode);
  useEffect(() => void (found.current = onCode));
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const closed = new AbortController();
    if (!video.current) return undefined;
    void readByCamera(video.current, formats, closed.signal).then((answer) => {
      if (answer === null) return;
      if (!answer.ok) return setProblem(answer.why);
      dialog.current?.close(); // focus goes back to the button
      found.current(answer.value);
    });
    return () => closed.abort();
  }, [formats, tries]);
  const again = () => {
    setProblem(null);
    setTries(tries + 1);
  };
  return (
    <dialog ref={dialog} className="camera" aria-labelledby="camera-title" onClose={onClose}>
      <div className="camera-head">
        <h2 id="camera-title">{words.title}</h2>
        <button type="button" className="icon-btn" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <CrossIcon />
        </button>
      </div>
      <div className="camera-view" hidden={problem !== null}>
        <video ref={video} muted playsInline aria-label={words.picture} />
      </div>
      <div role="alert">
        {problem ? (
          <div className="said said-warn">
            <AlertIcon />
            <p>
              <b>{words[problem].title}</b>
              {words[problem].text}
            </p>
          </div>
        ) : null}
      </div>
      {problem ? (
        <button type="button" className="btn btn-2" onClick={again}>
          {words.again}
        </button>
      ) : (
        <p>{words.hint}</p>
      )}
    </dialog>
  );
}
