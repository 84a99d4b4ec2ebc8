import type { Cell } from '../support/pty.ts';

// In pixels, on a screen of ordinary size.
const cell = { width: 8, height: 18 };
const fontSize = 13.3;
const baseline = 13;
const padding = 16;
const bar = 34;

const paper = '#12161c';
const ink = '#d7dce2';
// A terminal's sixteen colours, each readable on the paper.
const palette = [
  ...['#2b323b', '#ff7b72', '#56d364', '#e3b341', '#6cb6ff', '#d2a8ff', '#4fc3d0', '#c5ccd4'],
  ...['#8b949e', '#ffa198', '#7ee787', '#f2cc60', '#9ecbff', '#e2c5ff', '#7fdbe4', '#ffffff'],
];
const fonts = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** A piece of a line that is painted at once. */
interface Run {
  readonly x: number;
  readonly text: string;
  readonly places: number;
  readonly look: string;
}

/**
 * A window of a terminal as SVG that needs nothing but itself. Every run of text says how wide it is, and lines and
 * bars are drawn, so that it looks the same with any font.
 */
export function terminalSvg(
  lines: readonly (readonly Cell[])[],
  { title, columns }: { title: string; columns: number },
): string {
  const width = columns * cell.width + 2 * padding;
  const height = bar + lines.length * cell.height + padding;
  const body = lines.map((line, y) => lineOf(line, bar + y * cell.height)).join('');
  const lights = ['#ff5f57', '#febc2e', '#28c840']
    .map((colour, index) => `<circle cx="${20 + index * 18}" cy="17" r="5.5" fill="${colour}"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escapeXml(title)}</title>
<style>text{font:${fontSize}px ${fonts};fill:${ink}}.b{font-weight:700}.d{opacity:.62}.u{text-decoration:underline}</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="${paper}" stroke="#4a525c"/>
${lights}
${body}</svg>
`;
}

function lineOf(line: readonly Cell[], top: number): string {
  const shapes = runsOf(line).map((run) => shapeOf(run, top));
  return shapes.length === 0 ? '' : `${backgrounds(line, top)}${shapes.join('')}\n`;
}

function backgrounds(line: readonly Cell[], top: number): string {
  return line
    .map((at, x) => {
      const fill = at.inverse ? colourOf(at.colour, ink) : colourOf(at.background, '');
      if (fill === '') return '';
      return rect(padding + x * cell.width, top, cell.width, cell.height, `fill="${fill}"`);
    })
    .join('');
}

// Letters that every monospaced font has go together, and lines; any other sign has its own place. Gaps are left out.
function runsOf(line: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  for (const [x, at] of line.entries()) {
    if (at.width === 0) continue;
    const text = at.text === '' ? ' ' : at.text;
    const look = lookOf(at);
    const last = runs.at(-1);
    const goesOn = last && last.x + last.places === x && last.look === look && joins(last.text, text);
    if (goesOn) runs[runs.length - 1] = { ...last, text: last.text + text, places: last.places + 1 };
    else if (text !== ' ') runs.push({ x, text, places: at.width, look });
  }
  return runs.map((run) => {
    const text = run.text.trimEnd();
    return { ...run, text, places: run.places - (run.text.length - text.length) };
  });
}

const letters = /^[ -~\u00a1-\u017f]+$/;
const isLine = (text: string) => /^[─━]/.test(text);

function joins(text: string, next: string): boolean {
  if (isLine(next)) return text.endsWith(next);
  return letters.test(text) && letters.test(next) && !(next === ' ' && text.endsWith(' '));
}

function shapeOf({ x: place, text, places, look }: Run, top: number): string {
  const x = padding + place * cell.width;
  const width = places * cell.width;
  const fill = look === '' ? `fill="${ink}"` : look;
  if (isLine(text)) {
    const tall = text.startsWith('━') ? 2 : 1;
    return rect(x, top + cell.height / 2 - tall / 2, width, tall, fill);
  }
  // The eighths of a block, from ▁ to █.
  const eighths = /^[▁-█]$/.test(text) ? text.charCodeAt(0) - 0x2580 : 0;
  if (eighths > 0) {
    const tall = (eighths * (cell.height - 4)) / 8;
    return rect(x, top + cell.height - 2 - tall, width - 1, tall, fill);
  }
  const attributes = look === '' ? '' : ` ${look}`;
  return `<text x="${x}" y="${top + baseline}" textLength="${width}" lengthAdjust="spacingAndGlyphs"${attributes}>${escapeXml(text)}</text>`;
}

function lookOf({ colour, background, bold, dim, inverse, underlined }: Cell): string {
  const fill = inverse ? colourOf(background, paper) : colourOf(colour, '');
  const classes = [bold && 'b', dim && 'd', underlined && 'u'].filter(Boolean).join(' ');
  return [fill && `style="fill:${fill}"`, classes && `class="${classes}"`].filter(Boolean).join(' ');
}

function colourOf(number: number | null, own: string): string {
  if (number === null) return own;
  const named = palette[number];
  if (named === undefined) throw new Error(`colour ${number} is none of the sixteen`);
  return named;
}

function rect(x: number, y: number, width: number, height: number, look: string): string {
  return `<rect x="${x}" y="${+y.toFixed(2)}" width="${width}" height="${+height.toFixed(2)}" ${look}/>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
