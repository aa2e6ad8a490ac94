import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { OnIcon } from "@/components/ui/icons";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { storesOf } from "./store-here";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff")("stores") };
}

/** The door of the staff app: a colleague of one store is in it at once, one of several says in which they work today. */
async function StaffPage() {
  const colleague = await colleagueWith("hand-over");
  const t = words(await officeLocale(), "staff");
  const stores = colleague ? await storesOf(colleague) : [];
  const [only, ...others] = stores;
  if (!only) return <NotYours title={words(await officeLocale(), "office")("notYours")} text={t("whoMay")} />;
  if (others.length === 0) redirect(`/staff/${only.handle}`);
  return (
    <main id="main" tabIndex={-1} className="staff">
      <div className="staff-title">
        <h1>{t("stores")}</h1>
      </div>
      <ul className="stores">
        {stores.map((store) => (
          <li key={store.id}>
            <Link href={`/staff/${store.handle}`} prefetch={false}>
              <span>
                <b>{store.name}</b>
                {store.city}
              </span>
              <OnIcon />
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
export default inTimeForStaff("staff", StaffPage);
