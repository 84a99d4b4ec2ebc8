import { count } from '../figures.mjs';
import { printRows, saveRows } from '../shell.mjs';
import { busy, copyDurably, removeStore } from '../stores.mjs';

export const createLarge = {
  name: 'create-large',
  async run({ sizes, stores, compare, peakMemory, hasShell }) {
    const [store, database] = [stores.path('create.db'), stores.path('create-shell.db')];
    const original = await stores.large();
    const create = {
      ...stores.contactReport(store, 'create', busy, '--format', 'ndjson'),
      before: () => copyDurably(original, store),
      after: () => removeStore(store),
    };
    const originalInShell = hasShell && (await stores.largeInShell());
    const saving = saveRows(database, busy);
    const onCopy = (command) =>
      hasShell && {
        ...command,
        before: () => copyDurably(originalInShell, database),
        after: () => removeStore(database),
      };
    const printing = printRows(database);
    const savingAndPrinting = { ...saving, args: ['-json', ...saving.args, printing.args.at(-1)] };
    // A reader that has gone (`| true`): the report is made and saved, and hardly any of it is printed.
    const unread = { ...create, stdout: 'closed' };
    const work = `\`create\`, ${count(sizes.large)} events`;
    return [
      {
        work: `${work}, saved`,
        rivalName: 'sqlite3 `CREATE TABLE … AS`',
        target: '≤ 2',
        ...(await compare(unread, onCopy(saving), 5)),
        memory: (await peakMemory(unread)).text,
      },
      {
        work: `${work}, saved and printed as NDJSON`,
        rivalName: 'the same, then `-json`',
        ...(await compare(create, onCopy(savingAndPrinting), 3)),
        memory: (await peakMemory(create)).text,
      },
    ];
  },
};
