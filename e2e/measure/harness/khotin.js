/** khotin's published client, as docs/search.md describes it. */
let archive, found;

/** The write-ups have their articles' ids as slugs. */
const idOf = (url) => url.replace(/\/+$/, "").split("/").at(-1);

export async function open() {
  const client = await import("/search/client.js");
  archive = await client.openArchive("/search/");
}

export async function ask(query) {
  found = await archive.search(query, { limit: 10 });
  return found;
}

export const rows = async () => found.hits.map(({ url, title, excerpt }) => ({ id: idOf(url), title, excerpt: excerpt.text }));

export const ids = async () => found.hits.map(({ url }) => idOf(url));
