import { z } from "zod";
import { ownPath } from "@/lib/core/own-path";
import type { Locale } from "@/lib/core/who";
import { COMMON_PASSWORDS } from "./common-passwords";

/** Days without a visit after which a customer is signed out, and days after which in any case. */
export const IDLE_DAYS = 30;
export const LONGEST_DAYS = 90;
/** Minutes for which a link in a mail works. */
export const LINK_MINUTES = 15;
/** Addresses that an account may keep. */
export const MOST_ADDRESSES = 20;

/** Letters, digits and signs of a local part without quotes (RFC 5322 dot-atom, ASCII). */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one spelling under which an e-mail address is stored and looked up, or `null` when it is none we can write to:
 * NFKC, trimmed, lower case, internationalised domains as punycode. Two addresses, control or direction signs, signs
 * that only look like `@`, quoted or non-ASCII local parts, addresses of machines and more than 254 signs are refused:
 * a mail must never go to somebody else than the account's address says (GHSA-7rqj-j65f-68wh).
 */
export function normaliseEmail(typed: string): string | null {
  if (typed.length > 1000) return null;
  const trimmed = typed.trim();
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(trimmed)) return null;
  const text = trimmed.normalize("NFKC");
  const [local, domain, ...more] = text.split("@");
  if (!local || !domain || more.length > 0 || !trimmed.includes("@")) return null;
  const host = hostOf(domain);
  const email = `${local.toLowerCase()}@${host}`;
  return host && local.length <= 64 && LOCAL.test(local.toLowerCase()) && email.length <= 254 ? email : null;
}

/** The mailbox behind a normalised address: what stands after a `+` only sorts its letters (RFC 5233). For counting buyers, never for writing to them. */
export const mailboxOf = (email: string): string => email.replace(/(?<=.)\+[^@]*(?=@)/, "");

/** A mail domain in lower-case ASCII (UTS 46 by the URL standard), or `null`: no dot, an IP address, stray signs. */
function hostOf(domain: string): string | null {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain) || !URL.canParse(`http://${domain}/`)) return null;
  const { hostname } = new URL(`http://${domain}/`);
  const labels = hostname.split(".");
  const top = labels.at(-1) ?? "";
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(top) && top.length >= 2 ? hostname : null;
}

export const PASSWORD_LENGTH = { least: 8, most: 200 } as const;

/**
 * Why a password can't be chosen, or `null`. It counts exactly as typed: nothing is trimmed, folded or cut, no kind of sign is demanded (OWASP ASVS 5.0, 6.2.1 to 6.2.9); refused are the common ones and the person's own address.
 */
export function passwordProblem(typed: string, email: string | null = null): "too-short" | "too-long" | "not-valid" | "too-common" | null {
  const length = Array.from(typed).length;
  if (length < PASSWORD_LENGTH.least) return "too-short";
  if (length > PASSWORD_LENGTH.most) return "too-long";
  if (!typed.isWellFormed()) return "not-valid";
  const plain = typed.normalize("NFKC").toLowerCase();
  const own = email ? [email, email.slice(0, email.indexOf("@"))] : [];
  return COMMON_PASSWORDS.has(plain) || /^(.)\1*$/u.test(plain) || own.includes(plain) ? "too-common" : null;
}

/** A mail address from a form; its problem is `email`. */
export const Email = z.string("required").transform((typed, ctx) => {
  if (typed.trim() === "") ctx.addIssue({ code: "custom", message: "required" });
  const email = normaliseEmail(typed);
  if (email !== null) return email;
  ctx.addIssue({ code: "custom", message: "email" });
  return z.NEVER;
});

/** A password that is being chosen. */
export const NewPassword = z.string("required").superRefine((typed, ctx) => {
  const problem = typed === "" ? "required" : passwordProblem(typed);
  if (problem) ctx.addIssue({ code: "custom", message: `password-${problem}` });
});

/** A password that is being tried: anything up to the longest. */
export const TriedPassword = z.string("required").min(1, "required").max(PASSWORD_LENGTH.most * 2, "password-too-long");

/** A person's name: one visible line of 1 to 80 letters in any language. Direction and control signs are refused. */
export const PersonName = z
  .string("required")
  .transform((typed) => typed.normalize("NFC").replace(/\s+/gu, " ").trim())
  .pipe(z.string().min(1, "required").refine((name) => Array.from(name).length <= 80, "too-long").refine((name) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u.test(name), "not-valid"));

/** A token from a link in a mail. */
export const LinkToken = z.string("not-valid").regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "not-valid");

/** Where to go after a sign-in: a path of this shop, else nowhere in particular. */
export const NextPath = z.unknown().optional().transform(ownPath);

/** The address of a link in a mail. */
export function accountLink(home: string, locale: Locale, page: "sign-in/link" | "reset/choose", token: string, next: string | null): string {
  const url = new URL(`/${locale}/${page}`, home);
  url.searchParams.set("token", token);
  if (next) url.searchParams.set("next", next);
  return url.href;
}
