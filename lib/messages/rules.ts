/** Times that a letter is tried before it counts as failed. The job that tries waits longer each time, hours in all. */
export const MOST_TRIES = 12;

/** The stable Message-ID of a message, without angle brackets: its key at the shop's host (RFC 5322 3.6.4). */
export const messageIdOf = (dedupe: string, home: string): string => `${dedupe.replaceAll(":", ".")}@${new URL(home).hostname}`;

/** A letter as it stays in the book once it has left the house: whoever reads it there can't use its link, nor a code of ours. */
export const withoutToken = (body: string): string => body.replace(/([?&;](?:token|code)=)[0-9A-Z]{16,}/g, "$1…").replace(/(\/q\/)[0-9A-Z]{20}/g, "$1…");

/** Whether a letter carries a link that works once and not for long: such a letter is asked for anew, not sent again. */
export const hasOneTimeLink = (text: string): boolean => /[?&;]token=/.test(text);

/** A stranger's words inside a letter, so that no mail program makes a link of them. */
export const defused = (typed: string): string => typed.replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, ".\u200b").replaceAll("://", ": //");
