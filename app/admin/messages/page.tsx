import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { MessageTable } from "@/components/admin/message-table";
import { NotYours } from "@/components/admin/not-yours";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { readWords } from "@/lib/catalogue/rules";
import { isId } from "@/lib/core/id";
import { normaliseEmail } from "@/lib/customers/rules";
import { failedMessages, messagesFor } from "@/lib/messages/reads";
import type { MessageId, MessageState } from "@/lib/messages/types";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
type Texts = { readonly messages: Parameters<typeof MessageTable>[0]["words"] & { readonly states: Readonly<Record<MessageState, string>>; readonly kinds: Readonly<Record<string, string>> } };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "office")("messages.title") };
}

/** The book of messages: everything that was written to anybody, and what became of it. */
async function MessagesPage({ searchParams }: Props) {
  const colleague = await colleagueWith("read-messages");
  const locale = await officeLocale();
  const t = words(locale, "office");
  if (!colleague) return <NotYours title={t("notYours")} text={t("messages.whoMay")} />;
  const asked = await searchParams;
  const search = typeof asked["q"] === "string" ? readWords(asked["q"]) : "";
  const failed = asked["state"] === "failed";
  const before = typeof asked["before"] === "string" && isId(asked["before"]) ? (asked["before"] as MessageId) : undefined;
  const wanted = search === "" ? {} : search.includes("@") ? { recipient: normaliseEmail(search) ?? search } : { orderNumber: search.toUpperCase().replace(/[\s-]/g, "") };
  const [{ lines, more }, unsent] = await Promise.all([messagesFor({ ...wanted, failed, ...(before ? { before } : {}) }), failedMessages()]);
  const { messages: texts } = textsOf(locale, "office") as unknown as Texts;
  const here = (query: Record<string, string>, state = failed) => `/admin/messages?${new URLSearchParams({ ...(search ? { q: search } : {}), ...(state ? { state: "failed" } : {}), ...query }).toString()}`;
  const last = lines.at(-1);
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <h1 className="h2 mb-6">{t("messages.title")}</h1>
        <nav aria-label={t("messages.filter")} className="seg mb-6 max-w-full flex-wrap">
          <Link href={here({}, false)} aria-current={failed ? undefined : "true"} prefetch={false}>
            {t("messages.all")}
          </Link>
          <Link href={here({}, true)} aria-current={failed ? "true" : undefined} prefetch={false}>
            {t("messages.failed", { count: unsent })}
          </Link>
        </nav>
        <form role="search" className="mb-8 flex max-w-[36rem] flex-wrap items-end gap-3">
          {failed ? <input type="hidden" name="state" value="failed" /> : null}
          <Field className="min-w-0 flex-1" label={t("messages.search")} name="q" type="search" defaultValue={search} autoComplete="off" />
          <Button type="submit" look="outlined">
            {t("messages.find")}
          </Button>
        </form>
        {lines.length > 0 ? <MessageTable lines={lines} locale={locale} words={texts} states={texts.states} kinds={texts.kinds} /> : <EmptyState title={t("messages.none")} reason={t(failed && !search ? "messages.noneFailed" : "messages.noneText")} />}
        <p className="small mt-6 flex gap-6">
          {before ? (
            <Link className="link" href={here({})}>
              {t("messages.newest")}
            </Link>
          ) : null}
          {more && last ? (
            <Link className="link" href={here({ before: last.id })}>
              {t("messages.older")}
            </Link>
          ) : null}
        </p>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", MessagesPage);
