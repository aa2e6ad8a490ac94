import "server-only";
import { createTransport } from "nodemailer";
import { done, refused } from "@/lib/core/outcome";
import type { Mailer } from "./mailer";

type Relay = {
  readonly url: string;
  /** `Shop <hello@shop.example>` */
  readonly from: string;
  /** Milliseconds of silence after which the line counts as broken. */
  readonly patience?: number;
};

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Mails through an SMTP relay. A name and password never cross an open line to another machine. */
export function smtpMailer({ url, from, patience = 20_000 }: Relay): Mailer {
  const { hostname, username } = new URL(url);
  const transport = createTransport({
    url,
    requireTLS: username !== "" && !LOCAL.has(hostname),
    connectionTimeout: patience / 2,
    greetingTimeout: patience / 2,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, to, subject, html, text, locale }) {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "),
          html,
          text,
          messageId: `<${messageId}>`,
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": locale },
        });
        return done(null);
      } catch (error) {
        return refused({ why: isFinal(error) ? "rejected" : "not-now", said: saidIn(error) });
      }
    },
  };
}

/** A 5xx about this letter or its recipient. One about greeting or sign-in is a fault of the settings, which somebody mends. */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  return typeof responseCode === "number" && responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
}

const saidIn = (error: unknown): string => {
  const { code, response, message } = error as { code?: unknown; response?: unknown; message?: unknown };
  return [code, response ?? message].filter((part) => typeof part === "string").join(" ").slice(0, 500) || "no word";
};
