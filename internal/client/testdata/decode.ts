// Gives bytes in base64 to each decoder, with a right sum before them: "!" for an error.
import { fromBase64, hash32 } from "../../../assets/search/bytes";
import type { Catalogue } from "../../../assets/search/catalogue";
import { readColumns } from "../../../assets/search/columns";
import { readPage, readShard } from "../../../assets/search/shard";
import { readText } from "../../../assets/search/textmodel";
import { readDays, readHead, readLabels, readSyllables } from "../../../assets/search/texts";

function checksummed(payload: Uint8Array): Uint8Array {
  const sum = hash32(0, payload);
  const out = new Uint8Array(payload.length + 4);
  out.set([sum & 255, (sum >>> 8) & 255, (sum >>> 16) & 255, sum >>> 24]);
  out.set(payload, 4);
  return out;
}

export default function run(payloads: string[]): { errors: number; read: number; slowest: number } {
  const size = { numDocs: 5000, maxDoc: 6000 };
  const year = { first: 2018, base: 0, size: 6000, count: 6000, firstDay: 17000, lastDay: 18000 };
  const found = { keys: new Map(), bigrams: new Map() };
  const catalogue = { ...size, schoolYears: [year], isTaken: () => true } as unknown as Catalogue;
  const decoders: ((bytes: Uint8Array) => unknown)[] = [
    (bytes) => readShard(bytes, size, { includes: () => true }, found),
    (bytes) => readShard(bytes, size, [], found),
    (bytes) => readPage(bytes, size, "hoc sinh"),
    (bytes) => readColumns(catalogue, [[{ id: "ha-noi", label: "Hà Nội" }], [], []], bytes),
    (bytes) => readLabels(readText(bytes, true)),
    (bytes) => readDays(catalogue, year, bytes),
    readSyllables,
    readHead,
    (bytes) => readText(bytes, true),
  ];
  const result = { errors: 0, read: 0, slowest: 0 };
  for (const payload of payloads) {
    const bytes = checksummed(fromBase64(payload));
    for (const decode of decoders) {
      const start = performance.now();
      try {
        decode(bytes);
        result.read++;
      } catch (error) {
        if (!(error instanceof Error) || error.constructor !== Error) throw error; // ours are plain errors
        result.errors++;
      }
      result.slowest = Math.max(result.slowest, performance.now() - start);
    }
  }
  return result;
}
