// Completes prefixes over files in memory.
import { fromBase64 } from "../../../assets/search/bytes";
import { openArchive } from "../../../assets/search/client";

export default async function run({ files, prefixes }: { files: Record<string, string>; prefixes: string[] }): Promise<string[]> {
  globalThis.fetch = async (address, init) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    const content = fromBase64(files[String(address).split("/").pop()!]!);
    const body = from === undefined ? content : content.subarray(Number(from), Number(to) + 1);
    return new Response(body.slice(), { status: from === undefined ? 200 : 206 });
  };
  const archive = await openArchive("https://example.org/search/");
  const completed = prefixes.map(async (prefix) => (await archive.suggest(prefix)).map(({ text, kind, url = "" }) => `${kind} ${text} ${url}`.trim()).join("; "));
  return Promise.all(completed);
}
