const KEY = "checkout";

/** Remembers what was typed for as long as the tab lives, so that a reload or a way back loses nothing. */
export function keepTyped(form: HTMLFormElement): void {
  const typed = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && value !== "" && !/^(\$|attemptKey|accepted|delivers|code$)/.test(name));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(typed)));
  } catch {
    // storage is full or forbidden: the form still works
  }
}

/** What was typed before in this tab. */
export function keptTyped(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

/** Puts kept values back into fields that are still empty; a tick may unfold more fields, which are filled a frame later. */
export function restoreTyped(form: HTMLFormElement, again = true): void {
  for (const [name, value] of Object.entries(keptTyped())) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      if (!field.checked && value === "on") field.click();
    } else if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value === "") field.value = value;
    else if (field instanceof HTMLSelectElement && name.startsWith("windows.") && field.value === "" && [...field.options].some((o) => o.value === value)) field.value = value;
  }
  if (again) requestAnimationFrame(() => restoreTyped(form, false));
}
