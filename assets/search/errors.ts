/**
 * Why a search cannot be answered. Pages tell the two kinds apart by name: they
 * load the client at run time and have no class to compare with.
 */
import type { SearchError } from "./types";

/** A published file cannot be had, or is not what was published: cut off, altered, of another build. */
export class LoadError extends Error implements SearchError {
  declare name: "LoadError";

  /** Takes the file's name and what is wrong with it. */
  constructor(file: string, cause: unknown) {
    super(`${file}: ${String(cause)}`);
    this.name = "LoadError";
  }
}

/** The search was published in a form that this client does not know. */
export class VersionError extends Error implements SearchError {
  declare name: "VersionError";

  constructor(message: string) {
    super(message);
    this.name = "VersionError";
  }
}

/** Ends the reading of a file unless a condition holds. */
export function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`damaged: ${what}`);
}
