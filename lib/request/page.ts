import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { isLocale, type Locale, type Duty, type Staff } from "@/lib/core/who";
import { isStale, noticeVisit } from "@/lib/customers/notice-visit";
import type { Owner } from "@/lib/customers/types";
import { PATH_HEADER, preferredLocale } from "./locale";
import { findVisitorHere } from "./shopper";
import { findStaff } from "./staff";

/** The nonce of this page's policy: for the one inline script of the document. */
export const nonceHere = async (): Promise<string | undefined> => (await headers()).get("x-nonce") ?? undefined;

/** The language of a page's address; an unknown one is no page. */
export async function localeOf(params: Promise<{ readonly locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : notFound();
}

/** The language of the office: what the browser prefers. */
export const officeLocale = async (): Promise<Locale> => preferredLocale((await headers()).get("accept-language"));

/** The customer whose page this is; strangers are sent to sign in, and come back. */
export async function ownerOrSignIn(locale: Locale): Promise<Owner> {
  const { customerId, sessionId, seenAt } = await findVisitorHere();
  if (!customerId || !sessionId) redirect(`/${locale}/sign-in?next=${encodeURIComponent((await headers()).get(PATH_HEADER) ?? `/${locale}/account`)}`);
  const now = new Date();
  if (seenAt && isStale(seenAt, now)) after(() => noticeVisit(sessionId, now));
  return { customerId, sessionId };
}

/** The colleague who may see this page, by any of these duties; strangers are sent to sign in. `null` for a colleague without: say who may. */
export async function colleagueWith(...duties: readonly Duty[]): Promise<Staff | null> {
  const staff = await findStaff();
  if (!staff) redirect(`/admin/sign-in?next=${encodeURIComponent((await headers()).get(PATH_HEADER) ?? "/admin")}`);
  return duties.some((duty) => staff.may.has(duty)) ? staff : null;
}
