import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finished, program, temporaryStore } from '../../support/program.ts';
import { startPty } from '../../support/pty.ts';

const sentence = 'error: Unexpected error: injected\nRun it again with DEBUG=1 and report the output.\n';

/** Settings under which something breaks where no command hears of it. `when` is a statement that calls `defect`. */
function withDefect(folder: string, when: string) {
  const file = join(folder, 'defect.mjs');
  writeFileSync(
    file,
    `const defect = () => { throw new TypeError('injected\\n  at nowhere:1:1'); }; ${when}`,
  );
  return { NODE_OPTIONS: `--import ${file}` };
}

test('a defect behind the back of a command ends it in a sentence', async () => {
  const store = temporaryStore();
  const onceItListens =
    "const timer = setInterval(() => process.listenerCount('uncaughtException') > 0 && (clearInterval(timer), defect()), 5);";
  const child = store.start(['import', '-'], { env: withDefect(store.folder, onceItListens) });
  const { code, stdout, stderr } = await finished(child);
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: sentence });
});

test('a defect behind a question leaves the terminal as it was', async () => {
  const store = temporaryStore();
  const env = {
    ...withDefect(store.folder, "process.on('SIGUSR2', defect);"),
    CONTACT_REPORT_STORE: store.path,
  };
  const pty = startPty(process.execPath, [program, 'create'], { env });
  try {
    await pty.waitFor('E-mail address');
    pty.signal('SIGUSR2');
    expect(await pty.exit()).toEqual({ code: 1, signal: null });
    expect(pty.transcript()).toContain(sentence.trim());
    expect(pty.transcript()).not.toContain('node:');
    expect(pty.cursorHidden()).toBe(false);
  } finally {
    await pty.dispose();
  }
});
