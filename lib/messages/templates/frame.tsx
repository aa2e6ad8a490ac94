import type { ReactNode } from "react";
import { companyAddress } from "@/lib/company/rules";
import type { Sender } from "@/lib/company/types";
import { words } from "@/lib/core/wording";
import type { Locale } from "@/lib/core/who";

const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const SERIF = "Georgia, 'Times New Roman', serif";
/** The shop's light colours: mail programs that invert do it themselves. */
export const COLOURS = { paper: "#faf7f2", surface: "#ffffff", ink: "#1d1a16", quiet: "#5d564b", line: "#e5ded2" } as const;

type FrameProps = {
  readonly locale: Locale;
  /** The one line that lists show beside the subject. */
  readonly preview: string;
  readonly title: string;
  readonly from: Sender;
  readonly children: ReactNode;
};

/** The sheet that every mail is written on: name, title, content, who we are. Tables, because mail programs know nothing newer. */
export function Frame({ locale, preview, title, from, children }: FrameProps) {
  const t = words(locale, "mails");
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
      </head>
      <body style={{ margin: 0, padding: 0, backgroundColor: COLOURS.paper, color: COLOURS.ink, fontFamily: SANS }}>
        <div data-skip-in-text="true" style={{ display: "none", overflow: "hidden", lineHeight: "1px", maxHeight: 0, maxWidth: 0, opacity: 0 }}>
          {preview}
        </div>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ backgroundColor: COLOURS.paper }}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: "40px 20px" }}>
                <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ maxWidth: 560 }}>
                  <tbody>
                    <tr>
                      <td style={{ paddingBottom: 32, fontFamily: SERIF, fontSize: 22 }}>
                        <a href={from.home} style={{ color: COLOURS.ink, textDecoration: "none" }}>{from.company.shop}</a>
                      </td>
                    </tr>
                    <tr>
                      <td style={{ fontSize: 16, lineHeight: "26px" }}>
                        <h1 style={{ margin: "0 0 24px", fontFamily: SERIF, fontWeight: 400, fontSize: 30, lineHeight: "36px" }}>{title}</h1>
                        {children}
                      </td>
                    </tr>
                    <tr>
                      <td style={{ paddingTop: 40 }}>
                        <div style={{ borderTop: `1px solid ${COLOURS.line}`, paddingTop: 16, fontSize: 13, lineHeight: "20px", color: COLOURS.quiet }}>{t(from.company.demo ? "footerDemo" : "footer", { shop: from.company.shop, company: [from.company.name, companyAddress(from.company), from.company.vatNumber].join(", ") })}</div>
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** A paragraph; a quiet one is smaller and lighter. */
export const Paragraph = ({ quiet = false, children }: { readonly quiet?: boolean; readonly children: ReactNode }) => (
  <p style={{ margin: "0 0 20px", ...(quiet ? { fontSize: 14, lineHeight: "22px", color: COLOURS.quiet } : {}) }}>{children}</p>
);

/** The one thing to do. */
export const MailButton = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <p style={{ margin: "0 0 24px" }}>
    <a href={href} style={{ display: "inline-block", padding: "13px 24px", borderRadius: 6, backgroundColor: COLOURS.ink, color: COLOURS.paper, fontSize: 15, fontWeight: 500, lineHeight: "22px", textDecoration: "none" }}>
      {children}
    </a>
  </p>
);
