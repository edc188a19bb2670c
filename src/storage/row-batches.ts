/** Far below the most parameters of a statement: 32,766 in SQLite and 65,535 in PostgreSQL. */
const ROWS_PER_STATEMENT = 1000;

/** The values in groups small enough for one statement each, none for no values. */
export function* inBatches<Value>(values: Iterable<Value>): Iterable<Value[]> {
  const all = [...values];
  for (let start = 0; start < all.length; start += ROWS_PER_STATEMENT) {
    yield all.slice(start, start + ROWS_PER_STATEMENT);
  }
}
