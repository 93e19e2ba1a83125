/** `content/data/films.json` as it is stored: one string per column, one base-36 digit per film. */
export interface FilmsFile {
  readonly types: readonly string[];
  readonly creativeType: string;
  readonly features: readonly FeatureColumn[];
}

interface FeatureColumn {
  readonly name: string;
  /** What each row of this feature stands for; a digit counts into these. */
  readonly labels: readonly string[];
  readonly rows: string;
}

/** One feature of a film, and the part of the embedding table that belongs to it. */
export interface Feature {
  readonly name: string;
  /** Number of rows it has in the table. */
  readonly rows: number;
  /** Its first row in the table. */
  readonly offset: number;
  /** What each of its rows stands for: "Horror", "$20M – $32M", "other", "missing". */
  readonly labels: readonly string[];
}

/** The films of the big model. All features look up one table; each owns a stretch of its rows. */
export interface Films {
  readonly count: number;
  readonly features: readonly Feature[];
  /** Rows of the whole table. */
  readonly tableRows: number;
  /** [count × features], film by film: the row of the table that each feature looks up. */
  readonly rows: Int32Array;
  /** What the model is asked about: an index into `types` for each film. */
  readonly creativeType: Uint8Array;
  readonly types: readonly string[];
}

/** A file of films that cannot be read. The message names the column and says what is wrong with it. */
export class FilmsError extends Error {
  override name = 'FilmsError';
}

/**
 * Reads the parsed text of `films.json`.
 * @throws FilmsError when a part is missing, two columns differ in length, or a digit points at no row.
 */
export function decodeFilms(file: unknown): Films {
  const { types, creativeType, features: columns } = checked(file);
  const count = creativeType.length;
  const features: Feature[] = [];
  let tableRows = 0;
  for (const { name, labels } of columns) {
    features.push({ name, labels, rows: labels.length, offset: tableRows });
    tableRows += labels.length;
  }

  const rows = new Int32Array(count * columns.length);
  columns.forEach((column, f) => {
    const digits = unpacked(column.name, column.rows, count, column.labels.length);
    digits.forEach((digit, film) => (rows[film * columns.length + f] = features[f]!.offset + digit));
  });
  return {
    count,
    features,
    tableRows,
    rows,
    creativeType: unpacked('creativeType', creativeType, count, types.length),
    types,
  };
}

/** The table rows of one film, one for each feature. */
export function rowsOf(films: Films, film: number): Int32Array {
  return films.rows.subarray(film * films.features.length, (film + 1) * films.features.length);
}

/**
 * What a row of the table stands for: feature "Major Genre", label "Horror".
 * @throws RangeError when the table has no such row.
 */
export function rowMeaning(films: Films, row: number): { readonly feature: string; readonly label: string } {
  const feature = films.features.find(({ offset, rows }) => row >= offset && row < offset + rows);
  const label = feature?.labels[row - feature.offset];
  if (!feature || label === undefined)
    throw new RangeError(`The table has no row ${row}; its rows are 0 to ${films.tableRows - 1}.`);
  return { feature: feature.name, label };
}

function unpacked(name: string, text: string, count: number, rows: number): Uint8Array {
  if (text.length !== count)
    throw new FilmsError(`Films: "${name}" has ${text.length} films where "creativeType" has ${count}.`);
  return Uint8Array.from(text, (character, film) => {
    const digit = /[0-9a-z]/.test(character) ? parseInt(character, 36) : NaN;
    if (!(digit < rows))
      throw new FilmsError(`Films: "${name}" holds "${character}" at film ${film}; it has ${rows} rows, from 0.`);
    return digit;
  });
}

function checked(file: unknown): FilmsFile {
  const { types, creativeType, features } = recordOf(file, 'the file');
  return {
    types: namesOf(types, 'types'),
    creativeType: textOf(creativeType, 'creativeType'),
    features: listOf(features, 'features').map((column, i) => {
      const { name, labels, rows } = recordOf(column, `features[${i}]`);
      const known = textOf(name, `features[${i}].name`);
      return { name: known, labels: namesOf(labels, `${known}.labels`), rows: textOf(rows, `${known}.rows`) };
    }),
  };
}

function recordOf(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new FilmsError(`Films: ${name} is not an object.`);
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw new FilmsError(`Films: "${name}" is not a list, or is empty.`);
}

function namesOf(value: unknown, name: string): readonly string[] {
  return listOf(value, name).map((item) => textOf(item, name));
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new FilmsError(`Films: "${name}" is not a text, or is empty.`);
}
