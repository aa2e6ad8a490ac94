"use client";

export { Fault as default } from "@/components/frame/fault";
