// Asks the client about an archive that is served at base.
import { openArchive } from "../../../assets/search/client";
import type { Results, SearchOptions } from "../../../assets/search/types";

interface Input {
  base: string;
  queries: { query: string; options: SearchOptions }[];
}

export default async function run({ base, queries }: Input): Promise<Results[]> {
  const archive = await openArchive(base);
  const results: Results[] = [];
  for (const { query, options } of queries) results.push(await archive.search(query, options));
  return results;
}
