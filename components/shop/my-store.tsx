"use client";
import { StoreLink } from "@/components/frame/store-link";
import { useVisitor } from "./visitor";

type MyStoreProps = { readonly stores: string; readonly choose: string };

/** The visitor's store with its hours of today, or the invitation to choose one. */
export function MyStore({ stores, choose }: MyStoreProps) {
  const store = useVisitor()?.store;
  if (!store) return <StoreLink href={stores}>{choose}</StoreLink>;
  return <StoreLink href={`${stores}/${store.handle}`}>{`${store.name}, ${store.says}`}</StoreLink>;
}
