import { readdirSync, readFileSync } from "node:fs";

const leaves = (texts, path = []) => Object.entries(texts).flatMap(([key, text]) => (typeof text === "string" ? [[...path, key]] : leaves(text, [...path, key])));

/**
 * Keys of messages/ that no code says, as `namespace key`. A key is said where it stands whole in quotes, where a template may
 * make it, or, in a namespace that is handed to components as an object, where its last part is read as a property.
 * Certain about what it names; a key of one word that another namespace also has may escape it.
 * @param {string} code everything that may speak
 */
export function unsaid(code) {
  const quoted = new Set([...code.matchAll(/["'`]([\w.-]+)["'`]/g)].map((m) => m[1]));
  const taken = [...code.matchAll(/(?:const |\()\{([^{}]*)\}/g)].flatMap((m) => m[1]?.match(/\w+/g) ?? []);
  const read = new Set([...taken, ...[...code.matchAll(/\.(\w+)\b/g)].map((m) => m[1])]);
  const templates = [...new Set([...code.matchAll(/`([\w.-]*(?:\$\{[^{}`]*\}[\w.-]*)+)`/g)].map((m) => m[1]))].filter((text) => /[\w]/.test(text.replace(/\$\{[^}]*\}/g, "")));
  const made = templates.map((text) => new RegExp(`^${text.replaceAll(".", "\\.").replace(/\$\{[^{}]*\}/g, "[\\w.-]+")}$`));
  return readdirSync("messages/it").flatMap((file) => {
    const namespace = file.replace(".json", "");
    const handedOver = code.includes(`messages/en/${file}`) || new RegExp(`textsOf\\([^)]*"${namespace}"\\)`).test(code);
    return leaves(JSON.parse(readFileSync(`messages/it/${file}`, "utf8")))
      .filter((path) => {
        const [key, last] = [path.join("."), path.at(-1)];
        if (quoted.has(key) || made.some((each) => each.test(key))) return false;
        return !handedOver || !(read.has(last) || quoted.has(last) || made.some((each) => each.test(last)));
      })
      .map((path) => `${namespace} ${path.join(".")}`);
  });
}
