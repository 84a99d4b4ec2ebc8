/** A file whose reading takes more than linear time if a parser of it does; `size` is its length in characters, about. */
export interface EvilShape {
  readonly name: string;
  make(size: number): string;
}

const native = (fields: object) =>
  JSON.stringify({ email: 'a@x.example', action: 'created', timestamp: 1e9, ...fields });
const sendgrid = (fields: object) =>
  JSON.stringify({ event: 'bounce', email: 'a@x.example', timestamp: 1e9, sg_event_id: 'x', ...fields });
const header = 'email,action,timestamp\n';
const postfixStart = '2026-01-31T10:00:00+00:00 host postfix/smtp[7]: ABC123DEF: ';
const marks = '\u0301\u0316';

/** `piece` as often as fits into `size` characters. */
const fill = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));

const address: Record<string, EvilShape['make']> = {
  'opening brackets': (n) => native({ email: `${fill('<', n)}a@x.example` }),
  'a bracket, spaces, a letter': (n) => native({ email: `<a>${fill(' ', n)}x` }),
  'many brackets': (n) => native({ email: `${fill('<a> ', n)}x` }),
  dots: (n) => native({ email: `a${fill('.a', n)}@x.example` }),
  'labels of a domain': (n) => native({ email: `a@${fill('a.', n)}example` }),
  'hyphens in a domain': (n) => native({ email: `a@${fill('a-', n)}.example` }),
  'an open quote': (n) => native({ email: `"${fill('\\a', n)}@x.example` }),
  'at signs': (n) => native({ email: `${fill('@', n)}x.example` }),
  letters: (n) => native({ email: fill('a', n) }),
  'accented letters': (n) => native({ email: `${fill('é', n)}@x.example` }),
  'combining marks': (n) => native({ email: `e${fill(marks, n)}@x.example` }),
  'combining marks in a domain': (n) => native({ email: `e@x${fill(marks, n)}.example` }),
  spaces: (n) => native({ email: `${fill(' ', n)}x` }),
};

const time: Record<string, EvilShape['make']> = {
  'spaces after a date': (n) => native({ timestamp: `1 Jan 2026${fill(' ', n)}x` }),
  'spaces after a time': (n) => native({ timestamp: `1 Jan 2026 10:00${fill(' ', n)}x` }),
  'letters after a month': (n) => native({ timestamp: `1 Jan${fill('a', n)} x` }),
  'opening parentheses': (n) => native({ timestamp: `1 Jan 2026 10:00 Z (${fill('(', n)}` }),
  'spaces before a parenthesis': (n) => native({ timestamp: `1 Jan 2026 10:00 Z${fill(' (', n)}` }),
  'digits and a letter': (n) => native({ timestamp: `${fill('1', n)}x` }),
  'digits of a fraction': (n) => native({ timestamp: `1.${fill('1', n)}x` }),
  'spaces and a letter': (n) => native({ timestamp: `${fill(' ', n)}x` }),
  'spaces between lines': (n) => native({ timestamp: `2026-01-01T${fill(' ', n)}\nx` }),
  'combining marks in a month': (n) => native({ timestamp: `1 J${fill(marks, n)} 2026` }),
};

const text: Record<string, EvilShape['make']> = {
  'an unknown action': (n) => native({ action: fill('campaignSen', n) }),
  'an unknown action of one letter': (n) => native({ action: fill('a', n) }),
  'an action of combining marks': (n) => native({ action: `a${fill(marks, n)}` }),
  'a long number': (n) =>
    `{"email":"a@x.example","action":"created","timestamp":1000000000,"details":{"n":${fill('1', n)}}}`,
  'long numbers': (n) =>
    `{"email":"a@x.example","action":"created","timestamp":1000000000,"details":{"n":[1${fill(',1234567890123456', n)}]}}`,
  'digits and spaces': (n) => native({ details: { n: fill(':1234567890123456 ', n) } }),
  'an SMTP answer': (n) => sendgrid({ reason: fill('5.1.', n) }),
  'digits of an SMTP answer': (n) => sendgrid({ reason: fill('5', n) }),
  'a user agent': (n) => sendgrid({ useragent: fill('Mozilla/5.0 (', n) }),
  'a diagnostic code': (n) =>
    JSON.stringify({
      eventType: 'Bounce',
      mail: { timestamp: '2026-01-01T00:00:00Z', messageId: 'm', destination: ['a@x.example'] },
      bounce: {
        bounceType: 'Permanent',
        timestamp: '2026-01-01T00:00:00Z',
        bouncedRecipients: [{ emailAddress: 'a@x.example', diagnosticCode: fill('5.1.1', n) }],
      },
    }),
  'a bounce of Flexmail': (n) =>
    JSON.stringify({
      emailAddressHistoryType: {
        emailAddress: 'a@x.example',
        emailAddressHistoryActionTypeItems: [
          {
            actionId: '15',
            timestamp: '2026-03-01T10:00:00',
            bounce: { key: fill('5.1.1', n), value: fill('4', n) },
          },
        ],
      },
    }),
  'a description of Postmark': (n) =>
    JSON.stringify({
      RecordType: 'Bounce',
      Email: 'a@x.example',
      BouncedAt: '2026-01-01T00:00:00Z',
      Type: 'HardBounce',
      Description: `<${fill('a', n)}`,
      Details: fill('smtp;5.', n),
    }),
  'the recipients of Mailgun': (n) =>
    JSON.stringify({
      event: 'rejected',
      id: 'x',
      timestamp: 1767225600.5,
      message: { headers: { to: fill('a', n), 'message-id': 'm' } },
    }),
  'a key of an unknown record': (n) => JSON.stringify({ [fill('a', n)]: 1 }),
  'an address as a key of an unknown record': (n) => JSON.stringify({ [`${fill('a@', n)}x`]: 1 }),
};

const json: Record<string, EvilShape['make']> = {
  'spaces before a record': (n) => `${fill(' ', n)}${native({})}`,
  'line breaks before a record': (n) => `${fill('\n', n)}${native({})}`,
  'spaces in the first record': (n) =>
    `{"email":${fill(' ', n)}"a@x.example","action":"created","timestamp":1e9}`,
  'spaces after the first record': (n) => `${native({})}${fill(' ', n)}x`,
  'spaces in a second record': (n) => `${native({})}\n{"email":${fill(' ', n)}x`,
  'commas and spaces': (n) => `${native({})}\n${fill(', ', n)}x`,
  'opening brackets': (n) => fill('[', n),
  'opening braces': (n) => fill('{', n),
  'braces and spaces': (n) => fill('{ ', n),
  'nested objects': (n) => `${fill('{"a":', n)}1`,
  'empty elements': (n) => `[\n${fill('{},\n', n)}{}]`,
  'numbers as elements': (n) => `[${fill('1,', n)}1]`,
  'broken elements': (n) => `[\n${fill('{"a":01},\n', n)}{}]`,
  'broken elements between line breaks': (n) => `[\n${fill(' {x}\n\n\n\n', n)}{}]`,
  'broken documents': (n) => `{\n${fill('"\n{', n)}`,
  'closing brackets': (n) => `{"a":\n1}${fill(']', n)}`,
  'a form': (n) => `email=a${fill('&a', n)}{`,
  'pairs of a form': (n) => `email=a${fill('&a=b&c', n)}{`,
  'brackets of a form': (n) => `email${fill('[a]', n)}%`,
  'an escaped string': (n) => `{"body": ${JSON.stringify(`${fill(' ', n)}{`)}}`,
  'text before JSON': (n) => `${fill('[ ', n)}${native({})}`,
};

const csv: Record<string, EvilShape['make']> = {
  quotes: (n) => `${header}${fill('"', n)}\n`,
  'pairs of quotes': (n) => `${header}${fill('"",', n)}\n`,
  'an open quote in each row': (n) => `${header}${fill('"x\n', n)}`,
  'an open quote in each second row': (n) => `${header}${fill('"x\na@x.example,created,2026-01-01\n', n)}`,
  'an open quote': (n) => `${header}"${fill('a,\n', n)}`,
  'commas in the header': (n) => `${fill(',', n)}\nx\n`,
  'many columns and many rows': (n) => `email,action,timestamp${fill(',a', n / 2)}\n${fill('x\n', n / 2)}`,
  'blank lines': (n) => `${header}${fill('\n', n)}a@x.example,created,2026-01-01\n`,
  'line breaks in quotes': (n) => `${header}${fill('"\n",', n)}`,
  'quotes inside cells': (n) => `${header}${fill('a"', n)}\n`,
  'three quotes in each row': (n) => `${header}${fill('"""\n', n)}`,
  'four quotes in each row': (n) => `${header}"x\n${fill('""""x\n', n)}`,
  'rows that end in the next one': (n) => `${header}${fill('x","\n', n)}`,
  'rows that end in the next one, and then not': (n) => `${header}${fill('x","\n', n)}a","x"y\n`,
  'quoted rows without a separator': (n) => `${header}${fill('"a"\n', n)}`,
  'an address': (n) => `${header}${fill('a', n)},created,2026-01-01\n`,
  'a time': (n) => `${header}a@x.example,created,${fill('1', n)}x\n`,
  'many times': (n) => `${header}${fill('a@x.example,created,3/4/2026\n', n)}`,
  'a column of combining marks': (n) =>
    `email,action,timestamp,e${fill(marks, n)}\na@x.example,created,2026-01-01,x\n`,
  'unknown columns': (n) => `a${fill(',b', n)}\n${fill('x,', n)}\n`,
  'a mark of the separator': (n) => `${fill(' ', n)}sep=\n${header}a@x.example,created,2026-01-01\n`,
};

const xml: Record<string, EvilShape['make']> = {
  'spaces in a tag': (n) => `<a${fill(' ', n)}/>`,
  'a comment': (n) => `<a><!--${fill('-', n)}</a>`,
  'references to characters': (n) => `<a>${fill('&amp;', n)}</a>`,
  'a declaration': (n) => `<?xml version="1.0"${fill(' ', n)}?><a/>`,
  'references to elements': (n) => `<a><b id="x">y</b>${fill('<c href="#x"/>', n)}</a>`,
  'equal elements': (n) => `<a>${fill('<b x="1"/>', n)}</a>`,
  'different elements': (n) => `<a>${Array.from({ length: n / 10 }, (_, i) => `<b${i}/>`).join('')}</a>`,
  attributes: (n) => `<a${Array.from({ length: n / 10 }, (_, i) => ` b${i}=""`).join('')}/>`,
  'a section of text': (n) => `<a><![CDATA[${fill(']]', n)}</a>`,
  'deep elements': (n) => fill('<a>', n),
  'text between elements': (n) => `<a>${fill('x<b/>', n)}</a>`,
};

const logs: Record<string, EvilShape['make']> = {
  'a line of Postfix': (n) =>
    `${postfixStart}to=<a@x.example>, relay=x[1.2.3.4]:25, ${fill(' dsn=1, status=a (', n)}\n`,
  'spaces in a line of Postfix': (n) => `${postfixStart}to=<a@x.example>,${fill(' ', n)}\n`,
  'the program of a line of Postfix': (n) => `2026-01-31T10:00:00+00:00 host postfix${fill('-a', n)}: x\n`,
  'lines of Postfix': (n) => fill(`${postfixStart}removed\n`, n),
  'a comment of Exchange': (n) => `${fill('#\n', n)}#Fields: a,b\n`,
};

const named = (extension: string, shapes: Record<string, EvilShape['make']>): EvilShape[] =>
  Object.entries(shapes).map(([name, make]) => ({ name: `${extension}: ${name}`, make }));

/** Shapes that have cost some parser, of ours or of others, time in the square of their length. */
export const evilShapes: readonly EvilShape[] = [
  ...named('address', address),
  ...named('time', time),
  ...named('text', text),
  ...named('json', json),
  ...named('csv', csv),
  ...named('xml', xml),
  ...named('log', logs),
];
