export type Language = { readonly code: string; readonly name: string; readonly href: string };

type LanguageSwitchProps = { readonly label: string; readonly current: string; readonly languages: readonly Language[] };

/** Each language by its own name. Plain links: the whole document changes, its `lang` included. */
export function LanguageSwitch({ label, current, languages }: LanguageSwitchProps) {
  return (
    <nav aria-label={label} className="seg">
      {languages.map(({ code, name, href }) => (
        <a key={code} href={href} hrefLang={code} lang={code} aria-current={code === current ? "true" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
