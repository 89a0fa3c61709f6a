/** What was read, up to a weight: what was not used for longest goes first. */
export interface Cache<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  clear(): void;
  /** Those used last come last. */
  values(): Iterable<V>;
}

/** Makes a cache of values whose weights, such as bytes, sum up to at most most. */
export function makeCache<K, V>(most: number, weigh: (value: V) => number): Cache<K, V> {
  const kept = new Map<K, V>();
  let weight = 0;

  function take(key: K): V | undefined {
    const value = kept.get(key);
    if (value === undefined) return;
    kept.delete(key);
    weight -= weigh(value);
    return value;
  }

  function set(key: K, value: V): void {
    take(key);
    kept.set(key, value);
    weight += weigh(value);
    for (const oldest of kept.keys()) {
      if (weight <= most) return;
      take(oldest);
    }
  }

  return {
    get(key) {
      const value = take(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
    clear() {
      kept.clear();
      weight = 0;
    },
    values: () => kept.values(),
  };
}
