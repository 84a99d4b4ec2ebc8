import { count } from '../figures.mjs';
import { loadCsv } from '../shell.mjs';
import { removeStore } from '../stores.mjs';

export const importing = {
  name: 'import',
  async run({ sizes, stores, compare, peakMemory, hasShell }) {
    const fresh = (path, command) => {
      const remove = () => removeStore(path);
      return { ...command, before: remove, after: remove };
    };
    const [store, database] = [stores.path('import.db'), stores.path('import-shell.db')];
    const ours = fresh(store, stores.contactReport(store, 'import', await stores.ndjson(sizes.import)));
    const rival = hasShell && fresh(database, loadCsv(database, await stores.csv(sizes.import)));
    return [
      {
        work: `\`import\`, ${count(sizes.import)} events`,
        rivalName: 'sqlite3 `.import`',
        target: '≤ 1',
        ...(await compare(ours, rival, 5)),
        memory: (await peakMemory(ours)).text,
      },
    ];
  },
};
