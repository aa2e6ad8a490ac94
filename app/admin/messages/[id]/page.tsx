import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { isId } from "@/lib/core/id";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { messageFor } from "@/lib/office/message";
import { hasOneTimeLink } from "@/lib/messages/rules";
import { sayNumber } from "@/lib/orders/rules";
import type { MessageId } from "@/lib/messages/types";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { sendOnceMore } from "../actions";

type Props = { readonly params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "office")("messages.one") };
}

/** One message as its reader sees it, in a frame that runs nothing and loads nothing from elsewhere. */
async function MessagePage({ params }: Props) {
  const colleague = await colleagueWith("read-messages");
  const locale = await officeLocale();
  const t = words(locale, "office");
  if (!colleague) return <NotYours title={t("notYours")} text={t("messages.whoMay")} />;
  const { id } = await params;
  const message = isId(id) ? await messageFor(colleague, id as MessageId) : null;
  if (!message) notFound();
  const at = (moment: Date) => t("messages.atMoment", { day: sayLongDay(moment, locale, "Europe/Rome"), time: sayTime(moment, locale, "Europe/Rome") });
  const facts = [
    [t("messages.to"), message.recipient],
    [t("messages.at"), at(message.writtenAt)],
    [t("messages.state"), message.sentAt ? t("messages.sentAt", { at: at(message.sentAt) }) : t(`messages.states.${message.state}`)],
    [t("messages.kind"), t.has(`messages.kinds.${message.kind}`) ? t(`messages.kinds.${message.kind}`) : message.kind],
    ...(message.orderNumber ? [[t("messages.order"), sayNumber(message.orderNumber)]] : []),
    ...(message.lastError ? [[t("messages.error"), message.lastError]] : []),
  ];
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <p className="small mb-4">
          <Link className="link" href="/admin/messages">
            {t("messages.back")}
          </Link>
        </p>
        <h1 className="h2 mb-6">{message.subject}</h1>
        <dl className="small mb-8 grid max-w-[44rem] grid-cols-[7rem_minmax(0,1fr)] gap-y-1">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-2">{name}</dt>
              <dd className="num wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        {message.state === "queued" ? <Notice tone="plain" live className="mb-8 max-w-[48rem]">{t("messages.waits")}</Notice> : null}
        {message.state === "failed" ? (
          <div className="mb-8 max-w-[48rem]">
            {hasOneTimeLink(message.text) ? <Notice tone="warn">{t("messages.linkOver")}</Notice> : null}
            {!hasOneTimeLink(message.text) && colleague.may.has("send-messages") ? <AnsweredForm name="again" action={sendOnceMore} hidden={{ messageId: message.id }} fields={[]} submit={t("messages.again")} small /> : null}
          </div>
        ) : null}
        <iframe title={message.subject} sandbox="allow-popups allow-popups-to-escape-sandbox" srcDoc={openingOutside(message.html)} className="h-[44rem] w-full max-w-[48rem] border border-line bg-white" />
        <div className="mt-8 max-w-[48rem]">
          <Disclosure title={t("messages.text")}>
            <pre className="code whitespace-pre-wrap">{message.text}</pre>
          </Disclosure>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", MessagePage);

/** Links of the mail open in a tab of their own: inside the frame nothing may run. */
const openingOutside = (html: string): string => html.replace(/<head>/i, '<head><base target="_blank">');
