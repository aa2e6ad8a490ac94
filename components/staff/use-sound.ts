import { useEffect, useRef, useState } from "react";
import { play, type Tone } from "../ui/play";

const KEPT = "unico-staff-sound";

/** Whether this device sounds, as its colleague has switched it, and what makes it. Off until somebody wants it. */
export function useSound(): { readonly on: boolean; readonly toggle: () => void; readonly sound: (tone: Tone) => void } {
  const [on, setOn] = useState(false);
  const wanted = useRef(false);
  const set = (value: boolean) => {
    wanted.current = value;
    setOn(value);
  };
  useEffect(() => {
    try {
      set(localStorage.getItem(KEPT) === "on");
    } catch {
      // this browser keeps nothing
    }
  }, []);
  const toggle = () => {
    set(!wanted.current);
    if (wanted.current) play("news");
    try {
      localStorage.setItem(KEPT, wanted.current ? "on" : "off");
    } catch {
      // then it is so for this page
    }
  };
  return { on, toggle, sound: (tone) => (wanted.current ? play(tone) : undefined) };
}
