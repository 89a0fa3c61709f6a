/**
 * Why a search cannot be answered. Pages tell the two kinds apart by name: they
 * load the client at run time and have no class to compare with.
 */
import type { SearchError } from "./types";

/** A published file cannot be had. */
export class LoadError extends Error implements SearchError {
  declare name: "LoadError";

  constructor(message: string) {
    super(message);
    this.name = "LoadError";
  }
}

/** A published file is not what was published: cut off, altered, or of another build. */
export class DamagedError extends LoadError {}

/** The search was published in a form that this client does not know. */
export class VersionError extends Error implements SearchError {
  declare name: "VersionError";

  constructor(message: string) {
    super(message);
    this.name = "VersionError";
  }
}

/** Ends the reading of a file with what is wrong with it. */
export function damaged(what: string): never {
  throw new DamagedError(`damaged: ${what}`);
}

/** Ends the reading of a file unless a condition holds. */
export function expect(holds: boolean, what: string): asserts holds {
  if (!holds) damaged(what);
}

/** Reads a file; damage is told with its name, after whatever else is to be done about it. */
export function reading<T>(name: string, read: () => T, onDamage: () => void): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    onDamage();
    throw new DamagedError(`${name}: ${error.message}`);
  }
}
