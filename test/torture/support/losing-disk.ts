import type { Random } from '../random.ts';
import type { DiskCall } from './disk-trace.ts';

/** Files by path. */
export type Files = ReadonlyMap<string, Buffer>;

const sector = 512;

/** What is asked of a file and not yet certain: bytes at a place, or a size. */
type Change = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number };

/** A file, which has a content whatever its names are. */
interface Inode {
  certain: Buffer;
  changes: Change[];
}

type Names = Map<string, Inode>;

/**
 * A disk that may lose its power. What was written and not synchronised is lost, kept, or kept in part and in any
 * order, a sector at a time. New, changed and lost names become certain in their order, all of them by any
 * synchronisation, as file systems with a journal do it (ext4, XFS).
 */
export class LosingDisk {
  readonly #names: Names;
  readonly #certainNames: Names;
  #changedNames: ((names: Names) => void)[] = [];

  /** Begins with `files`, which are certain. */
  constructor(files: Files) {
    this.#names = new Map([...files].map(([path, content]) => [path, { certain: content, changes: [] }]));
    this.#certainNames = new Map(this.#names);
  }

  /** Does what a program asks for. */
  do(call: DiskCall): void {
    switch (call.kind) {
      case 'create': {
        const known = this.#names.get(call.path);
        if (!known)
          this.#name((names, inode) => names.set(call.path, inode), {
            certain: Buffer.alloc(0),
            changes: [],
          });
        else if (call.empties) known.changes.push({ size: 0 });
        break;
      }
      case 'write':
        this.#inode(call.path).changes.push(call);
        break;
      case 'truncate':
        this.#inode(call.path).changes.push(call);
        break;
      // The program writes to new files only from their beginning to their end.
      case 'append': {
        const { certain, changes } = this.#inode(call.path);
        changes.push({ offset: changes.reduce(changed, certain).length, bytes: call.bytes });
        break;
      }
      case 'sync': {
        const inode = this.#names.get(call.path);
        if (inode) {
          inode.certain = inode.changes.reduce(changed, inode.certain);
          inode.changes = [];
        }
        for (const change of this.#changedNames) change(this.#certainNames);
        this.#changedNames = [];
        break;
      }
      case 'link':
        this.#name((names, inode) => names.set(call.to, inode), this.#inode(call.from));
        break;
      case 'rename':
        this.#name(
          (names, inode) => names.set(call.to, inode) && names.delete(call.from),
          this.#inode(call.from),
        );
        break;
      case 'unlink':
        this.#name((names) => names.delete(call.path), this.#inode(call.path));
        break;
      case 'said':
        break;
    }
  }

  /** What is on the disk when the power comes back. */
  afterPowerCut(random: Random): Files {
    const names = new Map(this.#certainNames);
    for (const change of this.#changedNames.slice(0, random.below(this.#changedNames.length + 1)))
      change(names);
    const kept = new Map<Inode, Buffer>();
    return new Map(
      [...names].map(([path, inode]) => {
        const content = kept.get(inode) ?? survivor(inode, random);
        kept.set(inode, content);
        return [path, content];
      }),
    );
  }

  #inode(path: string): Inode {
    const inode = this.#names.get(path);
    if (!inode) throw new Error(`${path} was never created`);
    return inode;
  }

  #name(change: (names: Names, inode: Inode) => unknown, inode: Inode): void {
    change(this.#names, inode);
    this.#changedNames.push((names) => void change(names, inode));
  }
}

/** What is left of a file: nothing of its changes, all of them, or some. */
function survivor({ certain, changes }: Inode, random: Random): Buffer {
  const share = random.pick([0, 0.1, 0.5, 0.9, 1]);
  return changes.reduce((content, change) => {
    if ('size' in change) return random.chance(share) ? changed(content, change) : content;
    if (random.chance(0.8)) return random.chance(share) ? changed(content, change) : content;
    return pieces(change).reduce(
      (torn, piece) => (random.chance(share) ? changed(torn, piece) : torn),
      content,
    );
  }, certain);
}

/** A write as the disk sees it, one sector at a time. */
function pieces({ offset, bytes }: { readonly offset: number; readonly bytes: Buffer }) {
  const found: { offset: number; bytes: Buffer }[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + sector - ((offset + from) % sector));
    found.push({ offset: offset + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return found;
}

function changed(content: Buffer, change: Change): Buffer {
  const size = 'size' in change ? change.size : Math.max(content.length, change.offset + change.bytes.length);
  const copy = Buffer.alloc(size);
  content.copy(copy);
  if ('bytes' in change) change.bytes.copy(copy, change.offset);
  return copy;
}
