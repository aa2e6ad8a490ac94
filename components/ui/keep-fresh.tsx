"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1_500;

/** Asks the page anew while a job works on what it shows, as long as somebody looks. */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    const clock = setInterval(() => document.visibilityState === "visible" && router.refresh(), EVERY_MS);
    return () => clearInterval(clock);
  }, [router]);
  return null;
}
