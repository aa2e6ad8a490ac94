import type { Metadata, Viewport } from "next";

/** Icons, manifest and the picture shown where a page has none of its own. Spread into both root layouts' metadata. */
export const siteMetadata = (shop: string) => ({
  applicationName: shop,
  manifest: "/manifest.webmanifest",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "32x32" },
      { url: "/icon.svg", type: "image/svg+xml" },
    ],
    apple: "/apple-touch-icon.png",
  },
  openGraph: { siteName: shop, type: "website", images: [{ url: "/share.jpg", width: 1200, height: 630 }] },
  twitter: { card: "summary_large_image" },
  formatDetection: { telephone: false },
}) satisfies Metadata;

/** The paper behind the browser's own bars, in either theme. */
export const siteViewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf7f2" },
    { media: "(prefers-color-scheme: dark)", color: "#14120f" },
  ],
} satisfies Viewport;
