"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

type PaymentWatchProps = {
  /** Asks the bank once more and answers whether the page has something new to show. */
  readonly check: () => Promise<{ readonly news: boolean }>;
  /** The page without "I have just paid": shown when the bank keeps saying that nobody has. */
  readonly plain: string;
};

/** Seconds between questions: quick at first, patient later. */
const PAUSES = [0, 2, 2, 3, 3, 5, 5, 10, 10, 10, 15, 15, 15, 15];

/** Asks what became of a payment until there is news, then shows the page anew. Without JavaScript the page reloads itself. */
export function PaymentWatch({ check, plain }: PaymentWatchProps) {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async (turn: number) => {
      const { news } = await check().catch(() => ({ news: false }));
      if (over) return;
      if (news) return router.refresh();
      const pause = PAUSES[turn + 1];
      if (pause === undefined) return router.replace(plain);
      timer = setTimeout(() => void ask(turn + 1), pause * 1000);
    };
    void ask(0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [check, plain, router]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="5" />
    </noscript>
  );
}
