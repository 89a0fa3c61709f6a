/** Fetches what writes results as a table (export.ts), and tells how far it is. */
import type { State } from "./address";
import type * as Export from "./export";
import type { Source } from "./source";
import type { View } from "./view";
import type { Wording } from "./wording";

/** Some browsers remember that a module failed: another try needs another address. */
let tries = 0;

/** Saves what a state finds; base is the path of the site. */
export async function exportFound(base: string, state: State, source: Source, view: View, words: Wording): Promise<void> {
  const { exporter } = view;
  const { textContent } = exporter;
  exporter.disabled = true;
  const head = (["title", "date", "district", "school_year", "address", "excerpt"] as const).map((key) => words.say(key));
  try {
    const { save } = (await import(`${base}search/export.js${tries++ ? `?${tries}` : ""}`)) as typeof Export;
    await save("tim-kiem.csv", head, (offset, limit) => source.part(state, offset, limit), (count) => (exporter.textContent = words.say("exporting", { count })));
    exporter.textContent = textContent;
  } catch {
    exporter.textContent = words.say("export_failed");
  }
  exporter.disabled = false;
  exporter.focus();
}
