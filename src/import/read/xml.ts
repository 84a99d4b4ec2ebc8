import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { messages } from '../../messages/messages.ts';
import { type InputRecord, maxRecordBytes } from './input-record.ts';

/** What XML is to the formats: text, null, or children by local name; the values of a repeated name are an array. */
export type XmlValue = string | null | XmlObject | XmlValue[];
interface XmlObject {
  [name: string]: XmlValue;
}

/** A SOAP answer is one document: it is read whole. */
const maxDocumentBytes = 4 * maxRecordBytes;
const deepest = 64;
const recordsAtOnce = 500;

/**
 * Reads one XML document as the value that its JSON form has: without namespaces and attributes, `xsi:nil` as null,
 * SOAP's references (`href="#id"`) replaced by what they refer to. `split` gives the records that it holds; null
 * where the document itself is the record. There are no entities but XML's own five, and no DTD. A document that is
 * broken is one rejected record.
 */
export async function* readXml(
  chunks: AsyncIterable<Buffer>,
  split: (document: XmlValue) => readonly unknown[] | null,
): AsyncIterable<InputRecord[]> {
  const builder = new Builder();
  let document: XmlValue;
  try {
    document = await parse(chunks, builder);
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    yield [{ number: 1, problem: error.message, text: null }];
    return;
  }
  const values = split(document) ?? [document];
  for (let start = 0; start < values.length; start += recordsAtOnce) {
    yield values.slice(start, start + recordsAtOnce).map((value, index) => {
      return { number: start + index + 1, value, text: JSON.stringify(value) };
    });
  }
}

/** Why a document is not taken. */
class Flaw extends Error {}

async function parse(chunks: AsyncIterable<Buffer>, builder: Builder): Promise<XmlValue> {
  const parser = new SaxesParser({ xmlns: true });
  const place = () => messages.rejections.place(parser.line, parser.columnIndex + 1);
  parser.on('error', () => {
    throw new Flaw(messages.rejections.notXml(place()));
  });
  parser.on('doctype', () => {
    throw new Flaw(messages.rejections.doctype(place()));
  });
  parser.on('opentag', (tag) => {
    if (!builder.open(tag)) throw new Flaw(messages.rejections.elementsTooDeep(deepest, place()));
  });
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));

  let decoder: TextDecoder | null = null;
  let bytes = 0;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    bytes += chunk.length;
    if (bytes > maxDocumentBytes) throw new Flaw(messages.rejections.tooLong(maxDocumentBytes / 1024 / 1024));
    parser.write(decode(decoder, chunk, place));
  }
  parser.write(decode(decoder ?? new TextDecoder(), null, place));
  parser.close();
  return builder.result();
}

// The input is UTF-8, also where it was UTF-16 and says so; a one-byte encoding is known by its declaration only.
function decoderOf(start: Buffer): TextDecoder {
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    start.toString('latin1', 0, 200),
  )?.[1];
  if (declared && !/^(utf-?(8|16|32)|ucs-?[24])/i.test(declared)) {
    try {
      return new TextDecoder(declared, { fatal: true });
    } catch {
      throw new Flaw(messages.rejections.unknownEncoding);
    }
  }
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Buffer | null, place: () => string): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new Flaw(messages.rejections.notInEncoding(place()));
  }
}

interface Node {
  name: string;
  children: XmlObject | null;
  text: string;
  nil: boolean;
  id: string | undefined;
  href: string | undefined;
  /** How much it holds: characters and elements. */
  weight: number;
  /** Whether it or something in it is a reference. */
  refers: boolean;
}

/** Puts a document's elements together. */
class Builder {
  readonly #root = newNode('');
  readonly #open: Node[] = [this.#root];
  readonly #targets = new Map<string, { value: XmlValue; weight: number }>();
  readonly #references: { parent: XmlObject; name: string; index: number | null; href: string }[] = [];

  open(tag: SaxesTagNS): boolean {
    // This name would not add a property but change an object.
    const node = newNode(tag.local === '__proto__' ? '_proto_' : tag.local);
    for (const { local, value } of Object.values(tag.attributes)) {
      if (local === 'nil') node.nil = value === 'true' || value === '1';
      else if (local === 'id') node.id = value;
      else if (local === 'href' && value.startsWith('#')) node.href = value.slice(1);
    }
    this.#open.push(node);
    return this.#open.length <= deepest;
  }

  text(text: string): void {
    const node = this.#open.at(-1);
    if (node) node.text += text;
  }

  close(): void {
    const node = this.#open.pop();
    const parent = this.#open.at(-1);
    if (!node || !parent) return;
    const value = node.nil ? null : (node.children ?? node.text);
    node.weight += node.text.length;
    // What refers to something else cannot be referred to: no loops, and nothing grows by being named twice.
    if (node.id !== undefined && !node.refers) this.#targets.set(node.id, { value, weight: node.weight });
    parent.weight += node.weight;
    parent.refers ||= node.refers || node.href !== undefined;
    parent.children ??= {};
    const index = add(parent.children, node.name, value);
    if (node.href !== undefined) {
      this.#references.push({ parent: parent.children, name: node.name, index, href: node.href });
    }
  }

  result(): XmlValue {
    let weight = 0;
    for (const { parent, name, index, href } of this.#references) {
      const target = this.#targets.get(href);
      weight += target?.weight ?? 0;
      if (weight > maxDocumentBytes) throw new Flaw(messages.rejections.refersTooOften);
      const present = parent[name];
      // The first of several was no array yet when it was noted.
      if (Array.isArray(present)) present[index ?? 0] = target?.value ?? null;
      else parent[name] = target?.value ?? null;
    }
    return this.#root.children;
  }
}

function newNode(name: string): Node {
  return {
    name,
    children: null,
    text: '',
    nil: false,
    id: undefined,
    href: undefined,
    weight: 1,
    refers: false,
  };
}

/** Adds a child; gives its index where there are others of its name. */
function add(children: XmlObject, name: string, value: XmlValue): number | null {
  const present = Object.hasOwn(children, name) ? children[name] : undefined;
  if (present === undefined) {
    children[name] = value;
    return null;
  }
  if (Array.isArray(present)) return present.push(value) - 1;
  children[name] = [present, value];
  return 1;
}
