import { count } from '../figures.mjs';

export const viewTable = {
  name: 'view-table',
  async run({ sizes, stores, compare, peakMemory }) {
    const [fewer, more] = sizes.table;
    const store = await stores.withRows(sizes.table);
    const [few, many] = ['1', '2'].map((id) => stores.contactReport(store, 'view', id));
    return [
      {
        work: `\`view\` as a table, ${count(more)} rows`,
        rivalName: `${count(fewer)} rows`,
        target: '≤ 12, < 20 s, < 200 MB',
        ...(await compare(many, few, 3)),
        memory: (await peakMemory(many)).text,
      },
    ];
  },
};
