export const list = {
  name: 'list',
  async run({ stores, compare, node, peakMemory }) {
    const ours = stores.contactReport(await stores.withReports(), 'list');
    return [
      {
        work: '`list`, 50 reports',
        rivalName: '`node -e 0`',
        target: '≤ 1.6',
        ...(await compare(ours, node, 20)),
        memory: (await peakMemory(ours)).text,
      },
    ];
  },
};
