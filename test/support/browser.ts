import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { makeFolder } from './folders.ts';

/** What the protocol answers and tells; see https://chromedevtools.github.io/devtools-protocol/. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol has a thousand shapes
export type Answer = any;

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const patience = 60_000;

/** Where Chromium is: CHROME_PATH, else on the PATH; null where there is none. */
export function findBrowser({ CHROME_PATH, PATH = '' } = process.env): string | null {
  const onPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return (CHROME_PATH ? [CHROME_PATH] : onPath).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One page in a Chromium of its own, without a window and without a network, driven by the DevTools protocol. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  readonly #listeners = new Set<(method: string, params: Answer) => void>();
  #session: string | undefined;
  #sent = 0;
  #rest = '';

  /** Starts the browser `path`. */
  static async start(path: string): Promise<Browser> {
    const browser = new Browser(path);
    try {
      const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
      browser.#session = sessionId;
      for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await browser.send(`${domain}.enable`);
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  private constructor(path: string) {
    this.#profile = makeFolder();
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--hide-scrollbars',
      '--host-resolver-rules=MAP * 0.0.0.0',
      `--user-data-dir=${this.#profile}`,
      '--remote-debugging-pipe',
    ];
    // The head of a process group: its helpers write in the profile until they are killed too.
    this.#process = spawn(path, flags, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const fail = (error: Error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    this.#process.on('error', fail);
    this.#process.on('exit', () => fail(new Error('the browser ended')));
    this.#pipe<Writable>(3).on('error', fail);
    this.#pipe<Readable>(4)
      .setEncoding('utf8')
      .on('data', (text: string) => this.#receive(text));
  }

  /** Asks the browser, or its page once there is one. */
  async send(method: string, params: object = {}): Promise<Answer> {
    this.#sent += 1;
    const id = this.#sent;
    const session = this.#session === undefined ? {} : { sessionId: this.#session };
    const timer = setTimeout(
      () => this.#waiting.get(id)?.reject(new Error(`no answer to ${method}`)),
      patience,
    );
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#pipe<Writable>(3).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  /** Hears what the browser tells; gives what ends the hearing. */
  listen(listener: (method: string, params: Answer) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string): Promise<void> {
    let deaf = () => {};
    const loaded = new Promise<void>((resolve) => {
      deaf = this.listen((method) => method === 'Page.loadEventFired' && resolve());
    });
    try {
      const { errorText } = await this.send('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await loaded;
    } finally {
      deaf();
    }
  }

  /** What an expression of JavaScript is in the page. */
  async evaluate(expression: string): Promise<Answer> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Makes the window so wide and so tall, in pixels of CSS. */
  async resize(width: number, height: number, deviceScaleFactor = 1): Promise<void> {
    const size = { width, height, deviceScaleFactor, mobile: false };
    await this.send('Emulation.setDeviceMetricsOverride', size);
  }

  /** What a person prefers: light or dark. */
  async prefer(scheme: 'light' | 'dark'): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.send('Emulation.setEmulatedMedia', { features });
  }

  /** The window as PNG. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  /** Ends the browser and removes what it kept. */
  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null && this.#process.pid) {
      const ended = new Promise((resolve) => this.#process.once('exit', resolve));
      process.kill(-this.#process.pid, 'SIGKILL');
      await ended;
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  }

  #receive(text: string): void {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error, method, params } = JSON.parse(message);
      if (id === undefined) for (const listener of this.#listeners) listener(method, params);
      else if (error) this.#waiting.get(id)?.reject(new Error(error.message));
      else this.#waiting.get(id)?.resolve(result);
    }
  }

  #pipe<Kind>(descriptor: 3 | 4): Kind {
    return this.#process.stdio[descriptor] as Kind;
  }
}
