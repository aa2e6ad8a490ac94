import Link from "next/link";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { sayNumber } from "@/lib/orders/rules";
import type { MessageLine, MessageState } from "@/lib/messages/types";

type Props = {
  readonly lines: readonly MessageLine[];
  readonly locale: Locale;
  readonly words: Readonly<Record<"caption" | "at" | "to" | "subject" | "kind" | "order" | "state", string>>;
  readonly states: Readonly<Record<MessageState, string>>;
  /** Kinds without words of their own show as they are. */
  readonly kinds: Readonly<Record<string, string>>;
};

/** The book of messages, a line each; on a phone each line becomes a small card. */
export function MessageTable({ lines, locale, words, states, kinds }: Props) {
  const columns = [words.at, words.to, words.subject, words.kind, words.order, words.state];
  return (
    <table className="office-table message-table num">
      <caption className="sr-only">{words.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="whitespace-nowrap">
              <time dateTime={line.writtenAt.toISOString()}>{`${sayDay(line.writtenAt, locale, "Europe/Rome")}, ${sayTime(line.writtenAt, locale, "Europe/Rome")}`}</time>
            </td>
            <td>{line.recipient}</td>
            <td>
              <Link className="link" href={`/admin/messages/${line.id}`} prefetch={false}>
                {line.subject}
              </Link>
            </td>
            <td className="text-ink-2">{kinds[line.kind] ?? line.kind}</td>
            <td className="text-ink-2">{line.orderNumber ? sayNumber(line.orderNumber) : ""}</td>
            <td className={line.state === "failed" ? "text-bad" : "text-ink-2"}>{states[line.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
