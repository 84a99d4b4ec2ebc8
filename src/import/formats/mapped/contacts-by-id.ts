import type { Readable } from 'node:stream';
import { UsageError } from '../../../errors.ts';
import { messages } from '../../../messages/messages.ts';
import { quoted } from '../../map/redact.ts';
import { readTable } from '../../read/csv.ts';
import { findHeader, type TableHeader } from '../../read/csv-header.ts';
import { type Input, openInput } from '../../read/input.ts';
import { normaliseHeader } from './column-names.ts';
import type { Mapping } from './mapping.ts';
import { keysOf } from './resolve-column.ts';

/** The addresses of contacts by id. In memory: a million of them take some 150 MB. */
export type ContactsById = ReadonlyMap<string, string>;

/** The columns of a table of contacts. */
interface ContactColumns {
  readonly header: TableHeader;
  readonly id: string;
  readonly email: string;
}

/** Throws UsageError if the table of contacts of a mapping lacks the columns, FailedError if it cannot be read. */
export async function checkContacts(mapping: Mapping, stdin: Readable): Promise<void> {
  await withTable(mapping, stdin, async () => {});
}

/** Reads the table of contacts of a mapping; null if it has none. */
export async function readContacts(mapping: Mapping | null, stdin: Readable): Promise<ContactsById | null> {
  if (!mapping?.contacts) return null;
  const contacts = new Map<string, string>();
  await withTable(mapping, stdin, async (input, { header, id, email }) => {
    for await (const rows of readTable(input.chunks, header, () => {})) {
      for (const { value } of rows) {
        const row = (value ?? {}) as Readonly<Record<string, string>>;
        const [key, address] = [idOf(row[id] ?? null), (row[email] ?? '').trim()];
        if (key !== '' && address !== '' && !contacts.has(key)) contacts.set(copyOf(key), copyOf(address));
      }
    }
  });
  return contacts;
}

/** A text of its own: a cell is a slice that keeps all the text around it in memory. */
function copyOf(cell: string): string {
  return Buffer.from(cell).toString();
}

/** An id as it is compared; databases export whole numbers with a fraction where some rows have no id. */
export function idOf(text: string | null): string {
  const trimmed = (text ?? '').trim();
  return /^\d+\.0+$/.test(trimmed) ? trimmed.slice(0, trimmed.indexOf('.')) : trimmed;
}

async function withTable(
  mapping: Mapping,
  stdin: Readable,
  use: (input: Input, columns: ContactColumns) => Promise<void>,
): Promise<void> {
  const path = mapping.contacts?.path ?? '';
  const input = await openInput(path, stdin);
  try {
    await use(input, columnsOf(input, mapping));
  } finally {
    input.close();
  }
}

function columnsOf(input: Input, mapping: Mapping): ContactColumns {
  const { id = null, email = null } = mapping.contacts ?? {};
  const { contactsNoTable, contactsNoTableHint, contactsColumn, contactsColumnHint } = messages.mapping;
  const header = input.layout === 'table' ? findHeader(input.start) : null;
  if (!header) throw new UsageError(contactsNoTable(input.name), contactsNoTableHint);
  const source = { file: input.name, columns: header.columns, mayLack: false };
  const key = (column: string) => keysOf(column, source, true)[0] ?? column;
  const cells = (index: number) =>
    header.sample.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  const holdsAddresses = (index: number) =>
    cells(index).length > 0 && cells(index).every((cell) => cell.includes('@'));
  const addresses = header.columns.filter((_, index) => holdsAddresses(index));
  const missing = (target: string) => {
    const list = header.columns
      .slice(0, 20)
      .map((column) => quoted(column))
      .join(', ');
    return new UsageError(contactsColumn(input.name, target), contactsColumnHint(target, list));
  };
  const [address = null, ...more] = addresses;
  if (email === null && (address === null || more.length > 0)) throw missing('contacts.email');
  const found = id ?? idColumnIn(header.columns, mapping);
  if (found === null) throw missing('contacts.id');
  return { header, id: key(found), email: key(email ?? address ?? '') };
}

/** The column of the ids: of the same name as that in the events, or a plain id. */
function idColumnIn(columns: readonly string[], mapping: Mapping): string | null {
  const { email } = mapping.fields;
  const inEvents = email && 'column' in email ? normaliseHeader(email.column) : '';
  const names = [inEvents, 'id', 'contact id', 'user id', 'subscriber id', 'customer id', 'subscriber key'];
  for (const name of names) {
    const found = columns.filter((column) => normaliseHeader(column) === name);
    if (name !== '' && found.length === 1) return found[0] ?? null;
  }
  return null;
}
