"use client";
import { useParams } from "next/navigation";
import "@/app/shop.css";
import { Fault, type FaultProps } from "@/components/frame/fault";
import { faces } from "@/components/ui/fonts";

/** Where even the frame of a page failed. */
export default function FaultyHouse(props: FaultProps) {
  return (
    <html lang={useParams()["locale"] === "en" ? "en" : "it"} className={faces}>
      <body>
        <Fault {...props} />
      </body>
    </html>
  );
}
