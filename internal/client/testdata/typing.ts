// A query typed letter by letter with the option for it, then searched for, over files in memory that count their bytes.
import { fromBase64 } from "../../../assets/search/bytes";
import { openArchive } from "../../../assets/search/client";
import type { Results } from "../../../assets/search/types";

let bytes = 0;

export default async function run({ files, query }: { files: Record<string, string>; query: string }) {
  globalThis.fetch = async (address, init) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    const content = fromBase64(files[String(address).split("/").pop()!]!);
    const body = from === undefined ? content : content.subarray(Number(from), Number(to) + 1);
    bytes += body.length;
    return new Response(body.slice(), { status: from === undefined ? 200 : 206 });
  };
  const open = () => openArchive("https://example.org/kho-tin/search/");
  // In one order: what stands in a row is verified on whole texts once the query is finished, and ordered by it.
  const hits = (results: Results): string => JSON.stringify(results.hits.map(({ url, title, date }) => [url, title, date]).sort());
  const pasted = JSON.stringify(await (await open()).search(query));
  const pastedBytes = bytes;
  bytes = 0;
  const archive = await open();
  const typed: string[] = [];
  for (let end = query.indexOf(" ") + 1; end <= query.length; end++) typed.push(hits(await archive.search(query.slice(0, end), { typing: true })));
  const finished = JSON.stringify(await archive.search(query));
  const typedBytes = bytes;
  const whole = await open();
  const words: string[] = [];
  for (let end = query.indexOf(" ") + 1; end <= query.length; end++) words.push(hits(await whole.search(query.slice(0, end).replace(/\S+$/, ""))));
  return { pastedBytes, typedBytes, same: pasted === finished, hits: `${typed}` === `${words}` };
}
