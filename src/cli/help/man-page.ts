import { english } from '../../messages/en/index.ts';
import type { Block } from '../../messages/en/topics.ts';
import type { Argument, Declaration } from '../command.ts';
import { commands } from '../commands.ts';
import type { DeclaredFlag } from '../flag.ts';
import { globalFlags } from '../flags.ts';
import { flagDescription, helpTextOf } from '../help-text.ts';
import { help, programHelp, topicNames } from './declare.ts';
import { topicBlocks } from './topics.ts';

/** The topics under the names that manual pages have for them; see man-pages(7). */
const usualSections: Readonly<Record<string, string>> = {
  'exit-codes': 'EXIT STATUS',
  environment: 'ENVIRONMENT',
};

const files: Block = {
  terms: {
    '~/.local/share/contact-report/events.db':
      'The store, unless --store, CONTACT_REPORT_STORE or XDG_DATA_HOME gives another place. Only you can read it. contact-report store path prints its path.',
    'events.db-*':
      'Files beside the store: its log while the store is in use, and the lock of the running report (events.db-run). Do not remove them.',
  },
};

/** The manual page of this version, in English, as roff with the macros of man(7). */
export async function manPage(version: string): Promise<string> {
  const declarations = [...Object.values(commands).map(({ declaration }) => declaration), help];
  const usualNames = Object.keys(usualSections);
  const topics = topicNames().filter((name) => !usualNames.includes(name));
  const lines = [
    `.TH CONTACT\\-REPORT 1 "" ${quoted(`contact-report ${version}`)} "User Commands"`,
    '.SH NAME',
    `contact\\-report \\- ${escaped('what happened between us and this one person?')}`,
    '.SH SYNOPSIS',
    '.B contact\\-report',
    '.RI [ command ]',
    '.RI [ options ]',
    ...['help', 'version'].flatMap((flag) => ['.br', `.B contact\\-report \\-\\-${flag}`]),
    '.SH DESCRIPTION',
    paragraph(english.help.description),
    '.PP',
    paragraph(
      'At a terminal, contact-report without a command opens the overview, to browse, view, run and delete reports. Elsewhere it prints its help.',
    ),
    '.SH COMMANDS',
    ...declarations.flatMap(commandLines),
    '.SH GLOBAL OPTIONS',
    paragraph('Every command takes these options.'),
    ...globalFlags.flatMap(flagLines),
    ...term('-h, --help', english.help.help),
    ...term('--version', english.help.version),
  ];
  for (const name of [...topics, ...usualNames]) {
    const topic = topicNames().find((each) => each === name);
    if (topic === undefined) continue;
    const title = usualSections[name] ?? name.toUpperCase().replaceAll('-', ' ');
    lines.push(`.SH ${quoted(title)}`, ...blocksLines(await topicBlocks(topic)));
  }
  lines.push('.SH FILES', ...blocksLines([files]), '.SH EXAMPLES');
  lines.push(...blocksLines([{ code: programHelp.examples.map((line) => `$ contact-report ${line}`) }]));
  return `${lines.join('\n')}\n`;
}

function commandLines(declaration: Declaration): string[] {
  const { name, alias, flags } = declaration;
  const text = helpTextOf(declaration);
  const words = Object.entries(declaration.arguments).map(([each, argument]) => argumentTerm(each, argument));
  const options = flags.length > 0 ? ['[options]'] : [];
  const texts: { description: string; arguments?: Readonly<Record<string, string>> } =
    english.help.commands[name];
  return [
    `.SS ${quoted([name, ...options, ...words].join(' '))}`,
    paragraph(text.description),
    ...(alias === undefined ? [] : ['.PP', paragraph(`Also: contact-report ${alias}.`)]),
    ...Object.entries(declaration.arguments).flatMap(([each, { choices }]) =>
      term(
        each,
        [texts.arguments?.[each], choices?.join(', ')].filter((part) => part !== undefined).join(': '),
      ),
    ),
    ...flags.flatMap(flagLines),
    ...(text.note === undefined ? [] : ['.PP', paragraph(text.note)]),
    ...blocksLines([{ code: text.examples.map((line) => `$ contact-report ${line}`) }]),
    '.PP',
    paragraph(
      `Exit status: ${Object.entries(text.exits)
        .map(([code, key]) => `${code} ${english.help.exits[key]}`)
        .join('; ')}.`,
    ),
  ];
}

function argumentTerm(name: string, { isRequired, isVariadic }: Argument): string {
  const inner = isVariadic ? `${name}...` : name;
  return isRequired ? `<${inner}>` : `[${inner}]`;
}

function flagLines(flag: DeclaredFlag): string[] {
  const { name, placeholder, bare } = flag;
  const value = placeholder === null ? '' : bare === undefined ? ` <${placeholder}>` : ` [${placeholder}]`;
  return term(`--${name}${value}`, flagDescription(flag));
}

function term(name: string, meaning: string): string[] {
  return ['.TP', `.B ${quoted(name)}`, paragraph(meaning)];
}

function blocksLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (typeof block === 'string') return ['.PP', paragraph(block)];
    if ('heading' in block) return [`.SS ${quoted(block.heading)}`];
    if ('code' in block)
      return ['.PP', '.RS 4', '.nf', ...block.code.map((line) => protectedLine(escaped(line))), '.fi', '.RE'];
    return Object.entries(block.terms).flatMap(([name, meaning]) => term(name, meaning));
  });
}

function paragraph(text: string): string {
  return protectedLine(escaped(text));
}

/** A line of text that roff does not take for a request. */
function protectedLine(line: string): string {
  return /^[.']/.test(line) ? `\\&${line}` : line;
}

/** The argument of a macro. */
function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** Text without a meaning for roff, in ASCII; see groff_char(7). */
function escaped(text: string): string {
  return text
    .replace(/[\\\-'"`^~]/g, (sign) => special[sign] ?? sign)
    .replace(
      /[^\x00-\x7f]/gu,
      (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}
