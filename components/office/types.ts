/** A page of the office in its navigation and its palette. */
export type OfficeLink = { readonly href: string; readonly label: string; readonly icon: IconName; /** The letter that leads here after G. */ readonly key: string };
export type OfficeGroup = { readonly name: string; readonly links: readonly OfficeLink[] };
export type IconName = "orders" | "payments" | "care" | "messages" | "health" | "products" | "prices" | "stock" | "figures" | "imports" | "audit" | "departments" | "collections" | "makers" | "places" | "people" | "devices" | "approvals" | "settings" | "codes" | "receiving";

/** Something that the palette found, and where it leads. */
export type FoundThing = { readonly is: "order" | "product"; readonly href: string; readonly label: string; readonly detail: string };
