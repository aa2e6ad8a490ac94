"use client";
import { Fault, type FaultProps } from "@/components/frame/fault";

/** Where a page of the staff app failed. */
export default function FaultyPage(props: FaultProps) {
  return <Fault {...props} office />;
}
