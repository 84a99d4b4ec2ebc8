import { count } from '../figures.mjs';
import { printRows } from '../shell.mjs';

export const viewNdjson = {
  name: 'view-ndjson',
  async run({ sizes, stores, compare, peakMemory, hasShell }) {
    const ours = stores.contactReport(await stores.largeWithReport(), 'view', '1', '--format', 'ndjson');
    const rival = hasShell && printRows(await stores.largeInShellWithReport());
    return [
      {
        work: `\`view --format ndjson\`, ${count(sizes.large)} rows`,
        rivalName: 'sqlite3 `-json`',
        target: '≤ 2, < 150 MB',
        ...(await compare(ours, rival, 5)),
        memory: (await peakMemory(ours)).text,
      },
    ];
  },
};
