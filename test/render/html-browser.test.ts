import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, Browser, findBrowser } from '../support/browser.ts';
import { fixture, run } from '../support/program.ts';
import { makeFolder, remove } from '../support/temporary-folder.ts';

const path = findBrowser();
if (path === null) console.warn('Chromium is not installed: the HTML page is not tested in a browser');

const pages = [
  { name: 'English', lang: 'en', email: 'anna.peeters@example.be' },
  { name: 'French', lang: 'fr', email: 'sophie.lambert@example.org' },
  { name: 'Dutch, hostile', lang: 'nl', email: 'mallory@example.com' },
];
const smallPhone = 320;
const phone = 390;
const desk = 1280;

let folder = '';
const fileOf = (email: string) => join(folder, `${email}.html`);
const eventCounts = new Map<string, number>();
let browser: Browser;

beforeAll(async () => {
  if (path === null) return;
  folder = makeFolder();
  const store = ['--store', join(folder, 'events.db')];
  const files = ['history.ndjson', 'hostile.ndjson'].map(fixture);
  await run(['import', ...files, ...store]);
  for (const [index, { lang, email }] of pages.entries()) {
    const args = ['--archived', '--lang', lang, '--output', fileOf(email), ...store];
    expect(await run(['create', email, ...args])).toMatchObject({ code: 0 });
    const { stdout } = await run(['view', String(index + 1), '--json', ...store]);
    eventCounts.set(email, JSON.parse(stdout).report.eventCount);
  }
  browser = await Browser.start(path);
});

afterAll(async () => {
  await browser?.close();
  if (folder) remove(folder);
});

/** Opens the page in a window so wide; gives what it asked for and complained of. */
async function open(email: string, width = desk): Promise<{ requests: string[]; complaints: Answer[] }> {
  const requests: string[] = [];
  const complaints: Answer[] = [];
  const deaf = browser.listen((method, params) => {
    if (method === 'Network.requestWillBeSent') requests.push(params.request.url);
    const complains = ['Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown'];
    if ([...complains, 'Page.javascriptDialogOpening'].includes(method)) complaints.push({ method, params });
  });
  try {
    await browser.prefer('light');
    await browser.resize(width, 900);
    await browser.open(pathToFileURL(fileOf(email)).href);
  } finally {
    deaf();
  }
  return { requests, complaints };
}

// What stands out of the window, to the left or the right. What only screen readers see is clipped.
const standingOut = `[...document.body.querySelectorAll('*')]
  .filter((element) => !element.closest('thead') || getComputedStyle(element.closest('thead')).position !== 'absolute')
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5))
  .map(({ element, box }) => element.outerHTML.slice(0, 80) + ' ' + box.left + '–' + box.right)`;

// The words of the timeline that run into each other.
const touching = `[...document.querySelectorAll('.picture text')]
  .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
  .filter(({ box }, index, all) => all.some((other, at) => at !== index &&
    other.box.left < box.right && box.left < other.box.right && other.box.top < box.bottom && box.top < other.box.bottom))
  .map(({ text }) => text)`;

// The text of the page with the least contrast (WCAG 2), and the background of all.
const contrasts = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [red, green, blue] = numbers(colour).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    return numbers(backgroundColor)[3] === 0 ? backgroundOf(element.parentElement) : backgroundColor;
  };
  const texts = [...document.body.querySelectorAll('*')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .filter((element) => element.localName !== 'title')
    .map((element) => {
      const style = getComputedStyle(element);
      const colour = element instanceof SVGElement ? style.fill : style.color;
      const [least, most] = [colour, backgroundOf(element)].map(light).sort((a, b) => a - b);
      return { contrast: (most + 0.05) / (least + 0.05), text: element.outerHTML.slice(0, 80), colour };
    });
  return {
    count: texts.length,
    paper: backgroundOf(document.body),
    worst: texts.reduce((worst, text) => (text.contrast < worst.contrast ? text : worst)),
  };
})()`;

describe.skipIf(path === null).each(pages)('the HTML page in Chromium: $name', ({ lang, email }) => {
  test('asks for nothing, complains of nothing, and tells all', async () => {
    const { requests, complaints } = await open(email);
    expect(requests).toEqual([pathToFileURL(fileOf(email)).href]);
    expect(complaints).toEqual([]);
    const told = await browser.evaluate(`({
      lang: document.documentElement.lang,
      heading: document.querySelector('h1').textContent,
      rows: document.querySelectorAll('tbody tr').length,
      scripts: document.scripts.length,
    })`);
    expect(told).toEqual({ lang, heading: email, rows: eventCounts.get(email), scripts: 0 });
    expect(told.rows).toBeGreaterThan(10);
  });

  test.each([smallPhone, phone, desk])('fits a window of %i pixels', async (width) => {
    await open(email, width);
    expect(await browser.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await browser.evaluate(standingOut)).toEqual([]);
    expect(await browser.evaluate(touching)).toEqual([]);
  });

  test('can be read on light and on dark paper', async () => {
    await open(email);
    const light = await browser.evaluate(contrasts);
    await browser.prefer('dark');
    const dark = await browser.evaluate(contrasts);
    expect(dark.paper).not.toBe(light.paper);
    for (const { count, worst } of [light, dark]) {
      expect(count).toBeGreaterThan(50);
      expect(worst.contrast, `${worst.colour} ${worst.text}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('is printed on pages of A4', async () => {
    await open(email);
    const { data } = await browser.send('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
    });
    const pdf = Buffer.from(data, 'base64').toString('latin1');
    expect(pdf).toMatch(/^%PDF-/);
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) =>
      size.map(Number),
    );
    expect(sizes.length).toBeGreaterThan(0);
    // In points.
    for (const [width = 0, height = 0] of sizes) {
      expect(Math.abs(width - 595.3)).toBeLessThan(1.5);
      expect(Math.abs(height - 841.9)).toBeLessThan(1.5);
    }
  });

  test('is not blank', async () => {
    await open(email);
    const shown = await browser.screenshot();
    await browser.open('about:blank');
    const blank = await browser.screenshot();
    expect(shown.length).toBeGreaterThan(5 * blank.length);
  });
});
