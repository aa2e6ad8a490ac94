import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { deviceRows, devicesTable, enrolsDevices } from "@/lib/office/devices";
import { readView } from "@/lib/office/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** Enrolled devices as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function devicesFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!enrolsDevices(who)) return refused({ why: "not-yours" });
    const [names, known] = [words(await officeLocale(), "admin-devices"), await places()];
    const spec = devicesTable(known);
    const view = readView(spec, asked as Record<string, string>);
    return done(
      csvStream({
        head: spec.columns.map((column) => names(`columns.${column}`)),
        page: (after) => deviceRows(who, { ...view, after }, 500),
        cells: ({ name, locationId, seenAt, revokedAt, by, addedAt }) => [name, known.find(({ id }) => id === locationId)?.name, seenAt?.toISOString(), names(`values.state.${revokedAt ? "revoked" : "on"}`), by, addedAt.toISOString()],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("devices"),
});
