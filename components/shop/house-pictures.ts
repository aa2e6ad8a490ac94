import type { PictureFile } from "@/components/ui/picture";

/** Pictures that belong to the house and not to a product: made by scripts/pictures.mjs, as db/seed/pictures.json lists them. */
export const HOUSE_PICTURES = {
  "hero-1": { name: "hero-1", width: 2000, height: 1000, widths: [320, 640, 960, 1440, 2000], blur: "data:image/webp;base64,UklGRj4AAABXRUJQVlA4IDIAAADQAQCdASoKAAUABABoJaACdAELKUrXAAD+1Q+/Ima0I5lMdY6koq9bYPZv3RMwptQAAA==" },
  "hero-1--tall": { name: "hero-1--tall", width: 800, height: 1000, widths: [320, 640, 800], blur: "data:image/webp;base64,UklGRkIAAABXRUJQVlA4IDYAAACQAQCdASoIAAoABABoJaACdADzHsAA/usksFEH9TcpmK+o7ctvKady1ofLAbBFw1eyfzzbgAA=" },
  "hero-2": { name: "hero-2", width: 2000, height: 1000, widths: [320, 640, 960, 1440, 2000], blur: "data:image/webp;base64,UklGRj4AAABXRUJQVlA4IDIAAACwAQCdASoKAAUABABoJZACdADg2tfgAMyKh+zIZUjkWMCn6v76deN6/oaNRMdRRPwAAA==" },
  "lampada-fungo--scene": { name: "lampada-fungo--scene", width: 800, height: 1000, widths: [320, 640, 800], blur: "data:image/webp;base64,UklGRkAAAABXRUJQVlA4IDQAAADQAQCdASoIAAoABABoJQBOgB6RlLWWAAD+3OG0qvcMnfb2h8bBgVwkJ/UyvYZ0+YQWbCAA" },
  "vaso-onda--scene": { name: "vaso-onda--scene", width: 800, height: 1000, widths: [320, 640, 800], blur: "data:image/webp;base64,UklGRjwAAABXRUJQVlA4IDAAAACwAQCdASoIAAoABABoJQBOgCPQDq3AAP7oWzr9ZPOFsJ4xvReTJgS5GKGx0BmAAAA=" },
  "piatto-luna--scene": { name: "piatto-luna--scene", width: 800, height: 1000, widths: [320, 640, 800], blur: "data:image/webp;base64,UklGRkQAAABXRUJQVlA4IDgAAADQAQCdASoIAAoABABoJbACdADzebbMAAD+tAkyMQG9e/4w2jkfoB36sghI8qV9etQeOHpd2AAAAA==" },
  "store-1": { name: "store-1", width: 1200, height: 800, widths: [320, 640, 960, 1200], blur: "data:image/webp;base64,UklGRj4AAABXRUJQVlA4IDIAAADQAQCdASoKAAcABABoJZACdAEOaFlCIAD+kagUcSQSYoyv+dHE0uoiY9m/ZZO/WAAAAA==" },
  "store-2": { name: "store-2", width: 1500, height: 1000, widths: [320, 640, 960, 1500], blur: "data:image/webp;base64,UklGRkYAAABXRUJQVlA4IDoAAADwAQCdASoKAAcABABoJagCdAELY9Dn8CAA/tc5NWMh8BIgekJVEWOs2hwjMCqU8EunOPXYFn12AAAA" },
  "store-3": { name: "store-3", width: 1500, height: 1000, widths: [320, 640, 960, 1500], blur: "data:image/webp;base64,UklGRj4AAABXRUJQVlA4IDIAAADQAQCdASoKAAcABABoJZACdADb7OlwAAD+w/PZVu4yIAMTI0HmofqPocJkuP+va/AAAA==" },
} as const satisfies Record<string, PictureFile>;

/** The picture of a place, by its stem; null when we have none. */
export const housePicture = (stem: string | null): PictureFile | null => (stem !== null && stem in HOUSE_PICTURES ? HOUSE_PICTURES[stem as keyof typeof HOUSE_PICTURES] : null);
