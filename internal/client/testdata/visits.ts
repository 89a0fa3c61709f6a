// Visits of readers over a network made of files in memory, which counts and can fail.
import { fromBase64 } from "../../../assets/search/bytes";
import { openArchive } from "../../../assets/search/client";
import type { Archive, Results } from "../../../assets/search/types";

type Files = Record<string, string>;

interface Input {
  files: Files;
  /** The same archive, published again with one write-up more. */
  newer: Files;
  queries: string[];
}

interface FileRequest {
  file: string;
  /** 1 + the round of the last answer before it was asked for. */
  round: number;
}

const network = { files: {} as Files, requests: [] as FileRequest[], failing: "", ranges: true, answered: 0, bytes: 0 };

globalThis.fetch = async (address, init) => {
  const file = String(address).split("/").pop() ?? "";
  const round = network.answered + 1;
  network.requests.push({ file, round });
  const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
  await new Promise((done) => setTimeout(done, 5));
  network.answered = Math.max(network.answered, round);
  if (network.failing && file.startsWith(network.failing)) throw new TypeError("offline");
  const content = network.files[file];
  if (content === undefined) return new Response("not found", { status: 404 });
  const bytes = fromBase64(content);
  const part = network.ranges && from !== undefined;
  const body = part ? bytes.subarray(Number(from), Number(to) + 1) : bytes;
  network.bytes += body.length;
  return new Response(body.slice(), { status: part ? 206 : 200 });
};

function connect(files: Files, ranges = true): Promise<Archive> {
  Object.assign(network, { files, requests: [], failing: "", ranges, answered: 0, bytes: 0 });
  return openArchive("https://example.org/kho-tin/search/");
}

function outcome(work: Promise<Results>): Promise<string> {
  return work.then((results) => JSON.stringify(results), (error: Error) => `${error.name}: ${error.message.slice(0, 2)}`);
}

export default async function run({ files, newer, queries }: Input) {
  const rounds: number[] = [];
  const fresh: string[] = [];
  const again: number[] = [];
  for (const query of queries) {
    const archive = await connect(files);
    fresh.push(JSON.stringify(await archive.search(query)));
    rounds.push(network.answered);
    network.requests = [];
    await archive.search(query);
    again.push(network.requests.length);
  }

  // All at once, as from a reader who types faster than the network answers.
  const hurried = await connect(files);
  const atOnce = (await Promise.all(queries.map((query) => hurried.search(query)))).map((results) => JSON.stringify(results));
  const names = network.requests.map(({ file }) => file).filter((file) => file.startsWith("k"));
  const twice = names.length - new Set(names).size;

  // Each kind of file fails once.
  const failures: string[] = [];
  for (const kind of ["k", "p", "t"]) {
    const archive = await connect(files);
    network.failing = kind;
    failures.push(await outcome(archive.search(queries[0]!)));
    network.failing = "";
    failures.push((await outcome(archive.search(queries[0]!))) === fresh[0] ? "answered" : "not answered");
  }
  Object.assign(network, { files: {}, requests: [] });
  const missing = await outcome(openArchive("https://example.org/search/").then((archive) => archive.search("")));

  // The archive is published anew while a reader has it open.
  const open = await connect(files);
  await open.search(queries[0]!);
  network.files = newer;
  const after = await Promise.all(queries.slice(1).map((query) => outcome(open.search(query))));
  const renewed = await connect(newer);
  const expected = await Promise.all(queries.slice(1).map((query) => outcome(renewed.search(query))));

  // What corrects a query is missing in the same way, when all else is at hand.
  const slip = "hội nhgị thuyyết ";
  const spelling = await connect(files);
  await spelling.search(slip, { exact: true });
  Object.assign(network, { files: newer, requests: [] });
  const corrected = await outcome(spelling.search(slip));
  const manifests = network.requests.filter(({ file }) => file === "manifest.json").length;
  const correct = await outcome((await connect(newer)).search(slip));

  const poor = await connect(files, false);
  const whole = await outcome(poor.search(queries[0]!));
  const packs = network.requests.map(({ file }) => file);

  const completing = await connect(files);
  await completing.search(queries[0]!);
  return {
    rounds, again, twice, failures, missing,
    atOnce: atOnce.map((answer, i) => answer === fresh[i]),
    renewed: after.map((answer, i) => answer === expected[i]),
    differs: expected.some((answer, i) => answer !== fresh[i + 1]),
    whole: whole === fresh[0],
    packs: packs.length,
    corrected: corrected === correct && correct.includes("suggestion"),
    manifests,
    suggested: [await completing.suggest("hội ngh"), await completing.suggest("Quận l"), await completing.suggest("  "), await completing.suggest("zzzz")],
  };
}
