/** Pagefind's JavaScript interface with its defaults. */
let pagefind, found, names;

/** Milliseconds that its own interface waits for the next key. */
const debounce = 300;

const idOf = (url) => url.split("/").at(-1).replace(/\.html$/, "");

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export async function open() {
  pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
}

export async function ask(query) {
  found = await pagefind.search(query);
  return { total: found.results.length };
}

export async function rows() {
  const data = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return data.map(({ url, meta, excerpt }) => ({ id: idOf(url), title: meta.title, excerpt }));
}

/** Fragments are named by their content; the measuring program knows whose they are. */
export async function ids() {
  names ??= await (await fetch("names.json")).json();
  return found.results.slice(0, 10).map(({ id }) => names[id]);
}

/** Each key loads what the text so far may need; a pause searches. */
export async function type(query, pause) {
  const letters = [...query];
  let last;
  for (let i = 1; i <= letters.length; i++) {
    if (i > 1) await sleep(pause);
    last = pagefind.debouncedSearch(letters.slice(0, i).join(""), {}, debounce);
  }
  found = await last;
}
