import { count } from '../figures.mjs';
import { removeStore } from '../stores.mjs';

export const importMemory = {
  name: 'import-memory',
  async run({ sizes, stores, peakMemory }) {
    const store = stores.path('import-memory.db');
    const peakOf = async (size) => {
      const command = stores.contactReport(store, 'import', await stores.ndjson(size));
      return peakMemory({ ...command, after: () => removeStore(store) });
    };
    const [fewer, more] = sizes.importMemory;
    const [least, most] = [await peakOf(fewer), await peakOf(more)];
    const ratio = most.bytes / least.bytes;
    return [
      {
        work: `memory of \`import\`, ${count(more)} events`,
        ours: most.text,
        rivalName: `${count(fewer)} events`,
        rival: least.text,
        ratio: { median: ratio, min: ratio, max: ratio },
        target: 'flat',
        memory: most.text,
      },
    ];
  },
};
