import { describe, expect, it } from 'vitest';
import { actions } from '../../src/domain/actions.ts';
import { campaignTypes } from '../../src/domain/report.ts';
import { formats } from '../../src/import/formats/index.ts';
import { Interpreter } from '../../src/import/map/detect-format.ts';
import { isObject, type JsonObject } from '../../src/import/map/format.ts';
import type { NewEvent } from '../../src/import/map/normalise.ts';
import { filesOf } from '../support/expectations.ts';
import { fixture } from '../support/program.ts';
import { recordsOf, rowsOf, valuesOf } from './support/fixtures.ts';

const codes = new Set(actions.map(({ code }) => code));
// What every object has: a table that is looked up carelessly gives a function for these.
const ownedByAll = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
const junk = [null, 7, 'x', [], {}, [null], { type: 1 }, '9'.repeat(400), true];

describe.each(formats.filter(({ name }) => name !== 'native'))('$name', (format) => {
  const paths = filesOf(format.name).map((file) => fixture(`${format.name}/${file}`));
  const rows = paths.flatMap(rowsOf);
  const values = async (read: (path: string) => Promise<unknown[]>) =>
    (await Promise.all(paths.map(read))).flat();

  it('takes no text for a property that every object has', async () => {
    for (const value of [...(await values(valuesOf)), ...(await values(recordsOf))]) {
      for (const path of pathsTo(value)) {
        if (typeof valueAt(value, path) !== 'string') continue;
        for (const name of ownedByAll) interpret((to) => to.value(replaced(value, path, name)));
      }
    }
    for (const row of rows) {
      for (const column of Object.keys(row)) {
        for (const name of ownedByAll) interpret((to) => to.row(format, { ...row, [column]: name }));
      }
    }
  });

  it('tells what becomes of every record, whatever its fields hold', async () => {
    const lost: unknown[] = [];
    for (const record of await values(recordsOf)) {
      for (const path of pathsTo(record)) {
        for (const value of junk) {
          const damaged = replaced(record, path, value) as JsonObject;
          const isWrapping = formats.some((each) => each.unwrap?.(damaged));
          if (interpret((to) => to.value(damaged)) === 0 && !isWrapping) lost.push(damaged);
        }
      }
    }
    for (const row of rows) {
      for (const column of Object.keys(row)) {
        const damaged = { ...row, [column]: '' };
        if (interpret((to) => to.row(format, damaged)) === 0) lost.push(damaged);
      }
    }
    expect(lost).toEqual([]);
  });
});

/** How many outcomes are told; each of them makes sense. */
function interpret(give: (interpreter: Interpreter) => void): number {
  let count = 0;
  const isName = (kind: string) => {
    count += 1;
    if (/native code|\[object/.test(kind)) throw new Error(`not a name: ${kind}`);
  };
  const out = {
    event({ action, timestamp, details, campaign }: NewEvent) {
      count += 1;
      const type = campaign?.type ?? null;
      const isRight =
        codes.has(action) && Number.isInteger(timestamp) && isObject(JSON.parse(details ?? '{}'));
      if (!isRight || (type !== null && !campaignTypes.includes(type))) throw new Error('not an event');
    },
    campaign() {},
    ignored: isName,
    rejected: isName,
  };
  give(new Interpreter(null, { zone: 'UTC', file: '-' }, out));
  return count;
}

type Path = readonly string[];

/** The ways to everything in a value, at any depth. */
function pathsTo(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...here, key];
    return [path, ...pathsTo(inner, path)];
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as JsonObject)[key], value);
}

/** A copy of a value with something else at `path`. */
function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const inner = replaced((value as JsonObject)[key], rest, other);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...(value as JsonObject), [key]: inner };
}
