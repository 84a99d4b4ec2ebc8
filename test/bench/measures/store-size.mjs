import { statSync } from 'node:fs';
import { bytes, count } from '../figures.mjs';
import { loadCsv, shell } from '../shell.mjs';
import { removeStore } from '../stores.mjs';

export const storeSize = {
  name: 'store-size',
  async run({ sizes, stores, once, hasShell }) {
    const size = sizes.import;
    const [store, database] = [stores.path('size.db'), stores.path('size-shell.db')];
    await once(stores.contactReport(store, 'import', await stores.ndjson(size)));
    const ours = statSync(store).size;
    let rival = null;
    if (hasShell) {
      await once(loadCsv(database, await stores.csv(size)));
      await stores.expect(shell(database, 'SELECT count(*) FROM events'), String(size));
      rival = statSync(database).size;
    }
    removeStore(store);
    removeStore(database);
    const each = (total) => `${bytes(total)} (${(total / size).toFixed(0)} bytes an event)`;
    const ratio = rival && { median: ours / rival, min: ours / rival, max: ours / rival };
    return [
      {
        work: `store size, ${count(size)} events`,
        ours: each(ours),
        rivalName: 'sqlite3 table and indexes',
        rival: rival && each(rival),
        ratio,
        target: '≤ 0.6',
      },
    ];
  },
};
