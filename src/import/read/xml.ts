import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { messages } from '../../messages/messages.ts';
import { type InputRecord, maxRecordBytes } from './input-record.ts';

/** XML as a value: text, null, or children by local name; repeated names become an array. */
export type XmlValue = string | null | XmlObject | XmlValue[];
interface XmlObject {
  [name: string]: XmlValue;
}

/** The largest document, bytes: a SOAP answer is read as a whole. */
const maxDocumentBytes = 4 * maxRecordBytes;
const maxDepth = 64;
const recordsAtOnce = 500;

/**
 * Reads one XML document into the value of its JSON form: without namespaces and attributes, `xsi:nil` as null, SOAP
 * references (`href="#id"`) replaced by their targets. `split` gives the records inside; null if the document itself
 * is the record. Only XML's own five entities, no DTD. A broken document is one rejected record.
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
    if (!(error instanceof XmlError)) throw error;
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

/** The reason why a document is rejected. */
class XmlError extends Error {}

async function parse(chunks: AsyncIterable<Buffer>, builder: Builder): Promise<XmlValue> {
  const parser = new SaxesParser({ xmlns: true });
  const place = () => messages.rejections.place(parser.line, parser.columnIndex + 1);
  parser.on('error', () => {
    throw new XmlError(messages.rejections.notXml(place()));
  });
  parser.on('doctype', () => {
    throw new XmlError(messages.rejections.doctype(place()));
  });
  parser.on('opentag', (tag) => {
    if (!builder.open(tag)) throw new XmlError(messages.rejections.elementsTooDeep(maxDepth, place()));
  });
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));

  let decoder: TextDecoder | null = null;
  let bytes = 0;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    bytes += chunk.length;
    if (bytes > maxDocumentBytes)
      throw new XmlError(messages.rejections.tooLong(maxDocumentBytes / 1024 / 1024));
    parser.write(decode(decoder, chunk, place));
  }
  parser.write(decode(decoder ?? new TextDecoder(), null, place));
  parser.close();
  return builder.result();
}

// UTF-16 input was converted to UTF-8 before, whatever it declares; one-byte encodings are known only by declaration.
function decoderOf(start: Buffer): TextDecoder {
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    start.toString('latin1', 0, 200),
  )?.[1];
  if (declared && !/^(utf-?(8|16|32)|ucs-?[24])/i.test(declared)) {
    try {
      return new TextDecoder(declared, { fatal: true });
    } catch {
      throw new XmlError(messages.rejections.unknownEncoding);
    }
  }
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Buffer | null, place: () => string): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new XmlError(messages.rejections.notInEncoding(place()));
  }
}

interface Node {
  name: string;
  children: XmlObject | null;
  text: string;
  nil: boolean;
  id: string | undefined;
  href: string | undefined;
  /** Its size: characters and elements. */
  weight: number;
  /** True if it contains a reference. */
  hasReference: boolean;
}

/** Builds the value of a document from its tags. */
class Builder {
  readonly #root = newNode('');
  readonly #open: Node[] = [this.#root];
  readonly #targets = new Map<string, { value: XmlValue; weight: number }>();
  readonly #references: { parent: XmlObject; name: string; index: number | null; href: string }[] = [];

  open(tag: SaxesTagNS): boolean {
    // Assigning `__proto__` would change the object's prototype.
    const node = newNode(tag.local === '__proto__' ? '_proto_' : tag.local);
    for (const { local, value } of Object.values(tag.attributes)) {
      if (local === 'nil') node.nil = value === 'true' || value === '1';
      else if (local === 'id') node.id = value;
      else if (local === 'href' && value.startsWith('#')) node.href = value.slice(1);
    }
    this.#open.push(node);
    return this.#open.length <= maxDepth;
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
    // Elements with references are not targets: this excludes loops and exponential growth.
    if (node.id !== undefined && !node.hasReference)
      this.#targets.set(node.id, { value, weight: node.weight });
    parent.weight += node.weight;
    parent.hasReference ||= node.hasReference || node.href !== undefined;
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
      if (weight > maxDocumentBytes) throw new XmlError(messages.rejections.refersTooOften);
      const present = parent[name];
      // The first of several was not an array yet when its reference was noted.
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
    hasReference: false,
  };
}

/** Adds a child; gives its index among children of the same name, or null if it is the first. */
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
