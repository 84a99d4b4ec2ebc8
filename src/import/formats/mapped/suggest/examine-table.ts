import { dateFormatsFor, needsDateOrder, possibleOrders, readTime } from '../../../map/read-time.ts';
import { normaliseHeader } from '../column-names.ts';
import { readDate } from '../date-format.ts';

/** A column and the kind of its cells. */
export interface ExaminedColumn {
  /** As `--map` names it: its name, or its number if the name is empty or another column has it too. */
  readonly key: string;
  /** Its name in plain words. */
  readonly name: string;
  /** The last part of a path of JSON in plain words; else the name. */
  readonly leaf: string;
  /** The cells of the first rows. */
  readonly first: readonly string[];
  /** The number of cells that are not empty. */
  readonly filled: number;
  readonly holdsAddresses: boolean;
  readonly holdsTimes: boolean;
  /** True for days without a time of day. */
  readonly holdsDays: boolean;
  /** True for times of day without a day. */
  readonly holdsTimesOfDay: boolean;
  /** Its words with their counts, the commonest first; null if there are too many. */
  readonly words: ReadonlyMap<string, number> | null;
  /** A time whose day and month may be in either order in all cells; null if there is none. */
  readonly ambiguous: string | null;
  /** The formats (date-fns' tokens) that may read its times; empty if none is needed. */
  readonly dateFormats: readonly string[];
}

/** A table or JSON of no known format, examined. */
export interface ExaminedTable {
  readonly columns: readonly ExaminedColumn[];
  /** The number of rows that were examined. */
  readonly rows: number;
  /** True if there are more rows. */
  readonly isCut: boolean;
}

const rowsShown = 3;
const mostWords = 60;
const longestWord = 60;
/** Longer cells hold no address or time; expressions would take long for them. */
const longestCell = 400;
/** The number of cells of a column that are read as times. */
const timesTried = 2000;
/** The number of rows and of cells that are examined at most: enough to meet nearly every word, in a second or two. */
const rowsExamined = 100_000;
const cellsExamined = 2_000_000;

/** Examines the rows of a table, one after the other. */
export class TableExaminer {
  readonly #columns: ColumnExaminer[];
  #rows = 0;
  #isCut = false;

  /** `keys` are the names by which `--map` can name the columns. */
  constructor(keys: readonly string[]) {
    this.#columns = keys.map((key) => new ColumnExaminer(key));
  }

  /** Takes the cells of a row; gives false if there were enough rows already. */
  add(cells: readonly string[]): boolean {
    if (this.#rows >= rowsExamined || this.#rows * this.#columns.length >= cellsExamined) {
      this.#isCut = true;
      return false;
    }
    this.#rows += 1;
    for (const [index, column] of this.#columns.entries()) column.add(cells[index] ?? '');
    return true;
  }

  result(): ExaminedTable {
    return { columns: this.#columns.map((each) => each.result()), rows: this.#rows, isCut: this.#isCut };
  }
}

const placeholder = /^(?:#?N\/?A|n\/a|NULL|null|\\N|-|\(none\))$/;
const mailbox = /^[^@\s]+@[^@\s]+\.[^@\s]+$|<[^@\s]+@[^@\s]+>|^[^@\s]+@[^@\s]+[,;]/;
const timeOfDay = /^\d{1,2}[:.h]\d{2}([:.]\d{2})?(\.\d+)?( ?[ap]\.?m\.?)?$/i;
// Numbers are times only in a column that is called so.
const timeName =
  /\b(date|dates|time|timestamp|datetime|ts|epoch|datum|tijd|tijdstip|heure|horodatage|zeit|zeitpunkt|zeitstempel|fecha|hora|data|ora|created|sent|opened|clicked|occurred|at|on)\b/;

/** True for a cell that is an address, with or without a name, or several. */
export function isAddress(cell: string): boolean {
  return cell.length <= longestCell && mailbox.test(cell);
}

class ColumnExaminer {
  readonly #key: string;
  readonly #name: string;
  readonly #first: string[] = [];
  #filled = 0;
  #addresses = 0;
  #tried = 0;
  #times = 0;
  #days = 0;
  #timesOfDay = 0;
  #words: Map<string, number> | null = new Map();
  #example: string | null = null;
  #unread: string | null = null;
  #orders: readonly string[] = ['day-first', 'month-first'];

  constructor(key: string) {
    this.#key = key;
    this.#name = normaliseHeader(key);
  }

  add(raw: string): void {
    const cell = raw.trim();
    if (this.#first.length < rowsShown) this.#first.push(cell.slice(0, longestCell));
    if (cell === '' || placeholder.test(cell)) return;
    this.#filled += 1;
    if (cell.length > longestCell) {
      this.#tried += 1;
      this.#words = null;
      return;
    }
    if (isAddress(cell)) this.#addresses += 1;
    this.#addTime(cell);
    if (this.#words === null) return;
    const count = this.#words.get(cell);
    if (count === undefined && (this.#words.size >= mostWords || cell.length > longestWord))
      this.#words = null;
    else this.#words.set(cell, (count ?? 0) + 1);
  }

  #addTime(cell: string): void {
    const needsOrder = needsDateOrder(cell);
    if (needsOrder) {
      this.#example ??= cell;
      const orders = possibleOrders(cell);
      if (orders.length > 0)
        this.#orders = this.#orders.filter((order) => orders.some((each) => each === order));
    }
    if (this.#tried >= timesTried || (this.#tried === 20 && this.#times + this.#timesOfDay === 0)) return;
    this.#tried += 1;
    if (timeOfDay.test(cell)) this.#timesOfDay += 1;
    if (!/\d/.test(cell) || (/^\d+([.,]\d+)?$/.test(cell) && !timeName.test(this.#name))) return;
    const isRead = needsOrder || readTime(cell, 'UTC', null) !== null;
    const isReadable = isRead || dateFormatsFor(cell).some((format) => readDate(cell, format) !== null);
    if (!isReadable) return;
    this.#times += 1;
    if (!isRead) this.#unread ??= cell;
    if (!/\d[:.h]\d\d|T\d\d/.test(cell.replace(/^\S+/, '')) && !/\d:\d\d/.test(cell)) this.#days += 1;
  }

  result(): ExaminedColumn {
    // Small tables have total rows and footers.
    const most = (count: number, of: number) => of > 0 && count >= of * 0.6;
    const holdsTimes = most(this.#times, this.#tried);
    const ambiguous = holdsTimes && this.#orders.length === 2 ? this.#example : null;
    const needsFormat = ambiguous ?? (holdsTimes ? this.#unread : null);
    const words = this.#words && [...this.#words].sort(([, a], [, b]) => b - a);
    return {
      key: this.#key,
      name: this.#name,
      leaf: /^[\w$.-]+\.[\w$-]+$/.test(this.#key)
        ? normaliseHeader(this.#key.replace(/^.*\./, ''))
        : this.#name,
      first: this.#first,
      filled: this.#filled,
      holdsAddresses: most(this.#addresses, this.#filled),
      holdsTimes,
      holdsDays: holdsTimes && this.#days === this.#times,
      holdsTimesOfDay: most(this.#timesOfDay, this.#tried),
      words: words && new Map(words),
      ambiguous,
      dateFormats: needsFormat === null ? [] : dateFormatsFor(needsFormat),
    };
  }
}
