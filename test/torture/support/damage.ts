import type { Random } from '../random.ts';

/** Any value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Text that parsers, terminals and spreadsheets stumble over. */
export const nasty: readonly string[] = [
  '',
  ' ',
  '\0',
  '\u001b[38;5;199mred',
  '\u001b]8;;https://evil.example/\u001b\\link\u001b]8;;\u0007',
  '\u001b]0;title\u0007',
  '\u009b31m\u009d0;x\u009c',
  '\u202egnp.exe\u202c',
  '\u2066\u2069\u200b\u200d\ufeff\u00ad',
  `a${'\u0301'.repeat(300)}`,
  'over\rwritten',
  'two\nlines\r\nand\u2028more',
  '=HYPERLINK("https://evil.example/")',
  '+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
  'a|b\\|c',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '`code`',
  '"quoted", ;and\tsplit',
  '\ud800 lone',
  '🏳️‍🌈👨‍👩‍👧',
  '__proto__',
  'constructor',
  'NaN',
  '1e999',
  '9'.repeat(400),
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  'x'.repeat(5000),
];

/** A value changed in one or a few places: keys lost, values of other kinds, hostile text, deep nesting. */
export function damagedValue(value: Json, random: Random): Json {
  if (random.chance(0.05)) return strange(random);
  if (Array.isArray(value)) {
    const copy = value.map((each) => (random.chance(0.3) ? damagedValue(each, random) : each));
    if (random.chance(0.1)) copy.push(strange(random));
    return copy;
  }
  if (typeof value === 'object' && value !== null) {
    const copy: { [key: string]: Json } = { ...value };
    for (const key of Object.keys(copy)) {
      if (random.chance(0.2)) copy[key] = damagedValue(copy[key] ?? null, random);
      if (random.chance(0.03)) delete copy[key];
      if (random.chance(0.02)) copy[random.pick(nasty)] = strange(random);
    }
    return copy;
  }
  if (typeof value === 'string' && random.chance(0.5)) return damagedText(value, random);
  return strange(random);
}

function strange(random: Random): Json {
  return random.pick<() => Json>([
    () => null,
    () => random.chance(0.5),
    () => random.below(1e6) - 5e5,
    () => random.next() * 1e300,
    () => -0,
    () => random.pick(nasty),
    () => [],
    () => ({}),
    () => [null, [random.pick(nasty)]],
    () => ({ email: random.pick(nasty), event: random.pick(nasty) }),
    () => {
      let deep: Json = 1;
      for (let n = random.below(200); n > 0; n -= 1) deep = random.chance(0.5) ? [deep] : { a: deep };
      return deep;
    },
  ])();
}

/** Text with a few characters lost, doubled, changed or put in. */
export function damagedText(text: string, random: Random): string {
  let damaged = text;
  for (let n = 1 + random.below(3); n > 0; n -= 1) {
    const at = random.below(damaged.length + 1);
    const end = random.chance(0.8) ? at + random.below(4) : damaged.length;
    const put = random.pick([
      '',
      damaged.slice(at, end).repeat(2),
      String.fromCharCode(random.below(0x250)),
      random.pick(nasty).slice(0, 40),
      '"{}[],:\n\\;'[random.below(10)] ?? '',
    ]);
    damaged = damaged.slice(0, at) + put + damaged.slice(end);
  }
  return damaged;
}

/** Bytes with some flipped, lost or put in. */
export function damagedBytes(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let n = 1 + random.below(8); n > 0 && copy.length > 0; n -= 1)
    copy[random.below(copy.length)] = random.below(256);
  if (random.chance(0.2)) return copy.subarray(0, random.below(copy.length + 1));
  if (random.chance(0.1)) {
    const at = random.below(copy.length + 1);
    return Buffer.concat([copy.subarray(0, at), random.bytes(20), copy.subarray(at)]);
  }
  return copy;
}
