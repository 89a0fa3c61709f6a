/**
 * What was found as a table for spreadsheets, made in the browser. Published at
 * /search/export.js and fetched when a reader asks for it: few do.
 *
 * The file is UTF-8 with a byte order mark, without which Excel reads
 * Vietnamese as Latin letters; lines end as RFC 4180 has them. A cell that
 * programs would take for a formula begins with an apostrophe: texts of an
 * archive are not to run anything on a reader's machine.
 */
import type { Hit, Results } from "../types";
import type { Wording } from "./wording";

/** Write-ups in one file: each costs a text that is read. */
export const mostRows = 1000;

/** Write-ups asked for at once: what a host answers in one breath, often enough to show how far it is. */
const step = 100;

/** What makes a formula of a cell in Excel, LibreOffice or Google Sheets, full-width signs too. */
const formula = /^[\s\0]*[=+\-@＝＋－＠|%]/;

/** Writes one cell. */
export function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Writes a table whose first row names the columns. */
export function csv(rows: readonly (readonly string[])[]): string {
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** Gives the cells of one write-up; its address is whole, so that it works in a file. */
function cells(hit: Hit): string[] {
  return [hit.title, hit.date, hit.place, hit.school_year.replace("-", "–"), new URL(hit.url, location.href).href, hit.excerpt.text];
}

/**
 * Reads all that was found, up to mostRows, and hands it to the reader as a
 * file; find gives a part of the results, button tells how many were read.
 * Rejects as find does.
 */
export async function save(button: HTMLElement, words: Wording, find: (offset: number, limit: number) => Promise<Results>): Promise<void> {
  const rows = [(["title", "date", "district", "school_year", "address", "excerpt"] as const).map((key) => words.say(key))];
  for (let more = true; more && rows.length <= mostRows; ) {
    const { hits } = await find(rows.length - 1, step);
    rows.push(...hits.map(cells));
    button.textContent = words.say("exporting", { count: rows.length - 1 });
    more = hits.length === step;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));
  link.download = "tim-kiem.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the file may be asked for where to be put
  button.textContent = words.say("export");
}
