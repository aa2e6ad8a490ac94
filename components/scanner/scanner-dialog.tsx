import { useEffect, useRef, useState } from "react";
import { CrossIcon, TorchIcon } from "../ui/icons";
import { Notice } from "../ui/notice";
import { PhotoButton, type PhotoProblem } from "./photo-button";
import { type NoCamera, readByCamera, type Torch } from "./read-by-camera";
import type { ScannerWords } from "./words";

type Props = { readonly words: ScannerWords; readonly onCode: (code: string) => void; readonly onClose: () => void };

/** What the camera sees, until a code is read; where there is no camera, or it can't read this one, a photo may. */
export function ScannerDialog({ words, onCode, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<NoCamera | PhotoProblem | null>(null);
  const [looks, setLooks] = useState(false);
  const [torch, setTorch] = useState<Torch | null>(null);
  const [lit, setLit] = useState(false);
  const [tries, setTries] = useState(0);
  const found = useRef(onCode);
  useEffect(() => void (found.current = onCode));
  const take = (code: string) => {
    dialog.current?.close(); // focus goes back to the button
    found.current(code);
  };
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const closed = new AbortController();
    if (!video.current) return undefined;
    const onPicture = (lamp: Torch | null) => {
      setLooks(true);
      setTorch(() => lamp);
    };
    void readByCamera(video.current, { signal: closed.signal, onPicture }).then((answer) => {
      if (answer === null) return;
      setLooks(false);
      if (answer.ok) take(answer.value);
      else setProblem(answer.why);
    });
    return () => closed.abort();
  }, [tries]);
  const light = async () => {
    const done = await torch?.(!lit).then(() => true, () => false);
    if (done) setLit(!lit);
  };
  const again = () => {
    setProblem(null);
    setLit(false);
    setTries(tries + 1);
  };
  const cameraFails = problem !== null && problem !== "no-picture" && problem !== "no-code";
  return (
    <dialog ref={dialog} className="scanner" aria-labelledby="scanner-title" onClose={onClose}>
      <div className="scanner-head">
        <h2 id="scanner-title">{words.title}</h2>
        <button type="button" className="icon-btn" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <CrossIcon />
        </button>
      </div>
      <div className="scanner-view" hidden={cameraFails}>
        <video ref={video} muted playsInline aria-label={words.picture} />
        {looks && torch ? (
          <button type="button" className="scanner-torch" aria-pressed={lit} aria-label={words.torch} onClick={() => void light()}>
            <TorchIcon />
          </button>
        ) : null}
      </div>
      <div role="alert">
        {problem ? (
          <Notice tone="warn">
            <strong className="block">{words[problem].title}</strong>
            {words[problem].text}
          </Notice>
        ) : null}
      </div>
      {problem ? null : <p>{looks ? words.hint : words.starting}</p>}
      <div className="scanner-foot">
        {cameraFails ? (
          <button type="button" className="btn btn-1" onClick={again}>
            {words.again}
          </button>
        ) : null}
        <PhotoButton words={words} onCode={take} onProblem={setProblem} />
      </div>
    </dialog>
  );
}
