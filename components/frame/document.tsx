import type { ReactNode } from "react";
import { faces } from "@/components/ui/fonts";
import { Toasts } from "@/components/ui/toast";
import { FRAME_SCRIPT } from "./frame-script";

type DocumentProps = {
  readonly locale: string;
  /** On pages rendered per request; static pages allow the script by its hash. */
  readonly nonce?: string | undefined;
  readonly children: ReactNode;
};

/** `<html>` and `<body>` of both root layouts. The script changes attributes of `<html>` before React arrives, hence the suppression. */
export function Document({ locale, nonce, children }: DocumentProps) {
  return (
    <html lang={locale} className={faces} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: FRAME_SCRIPT }} />
      </head>
      <body>
        {children}
        <Toasts />
      </body>
    </html>
  );
}
