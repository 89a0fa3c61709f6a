/**
 * What a page does with a search, and how long it waits. An adapter module is
 * loaded first, which is not counted; it exports
 *   open()           loads the search, as when a reader reaches for it
 *   ask(query)       gives { total, approximate } when the ranked list is known
 *   rows()           gives { id, title, excerpt } of the first ten of it
 *   ids()            gives the ids of the first ten at no cost to the reader
 *   type(query, ms)  types as the search's own interface would take it
 */
let adapter;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return [value, performance.now() - began];
}

/** Asks until the rows are there that a reader sees. */
async function ask(query) {
  const [{ total, approximate }, ranked] = await timed(() => adapter.ask(query));
  const [rows, shown] = await timed(() => adapter.rows());
  const full = rows.filter(({ title, excerpt }) => title && excerpt);
  return { total, approximate: Boolean(approximate), ids: full.map(({ id }) => id), ranked, ten: ranked + shown };
}

globalThis.measure = {
  load: async (name) => Boolean((adapter = await import(`./${name}.js`))),
  open: () => adapter.open().then(() => true),
  ask,
  /** From nothing to ten rows. */
  async cold(query) {
    const [answer, took] = await timed(async () => {
      await adapter.open();
      return ask(query);
    });
    return { ...answer, ten: took };
  },
  /** Types a query; the next key comes some time after the rows for the last. */
  async awaited(query, pause) {
    await adapter.open();
    const letters = [...query];
    let answer;
    for (let i = 1; i <= letters.length; i++) {
      if (i > 1) await sleep(pause);
      answer = await ask(letters.slice(0, i).join(""));
    }
    return answer;
  },
  /** Types a query as the search's own interface takes it. */
  async typed(query, pause) {
    await adapter.open();
    await adapter.type(query, pause);
    return { ids: (await adapter.rows()).map(({ id }) => id) };
  },
  /** What is found, of many queries, one after the other. */
  async batch(queries) {
    const answers = [];
    for (const query of queries) {
      const { total, approximate } = await adapter.ask(query);
      answers.push({ total, approximate: Boolean(approximate), ids: await adapter.ids() });
    }
    return answers;
  },
};
