import type { FrameWords } from "./words";

const THEMES = ["system", "light", "dark"] as const;

/** Light, dark, or as the system has it. The frame's script remembers it and ticks the right one. */
export function ThemeSwitch({ words }: { readonly words: FrameWords["theme"] }) {
  return (
    <fieldset>
      <legend className="sr-only">{words.legend}</legend>
      <div className="seg">
        {THEMES.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" value={theme} defaultChecked={theme === "system"} className="sr-only" />
            {words[theme]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
