// Asks one archive that is served well and many that are damaged, each at a base of its own.
import { openArchive } from "../../../assets/search/client";

interface Input {
  bases: string[];
  queries: string[];
}

interface Outcome {
  /** The answers as JSON, or what was thrown. */
  answers: string;
  error: string;
  message: string;
  milliseconds: number;
}

export default async function run({ bases, queries }: Input): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const base of bases) {
    const start = Date.now();
    const outcome: Outcome = { answers: "", error: "", message: "", milliseconds: 0 };
    try {
      const archive = await openArchive(base);
      const answers = [];
      for (const query of queries) answers.push(await archive.search(query));
      outcome.answers = JSON.stringify(answers).replaceAll(new URL("..", base).pathname, "/");
    } catch (error) {
      const { name, message } = error as Error;
      Object.assign(outcome, { error: name, message });
    }
    outcome.milliseconds = Date.now() - start;
    outcomes.push(outcome);
  }
  return outcomes;
}
