export const list = {
  name: 'list',
  async run({ stores, compare, node, peakMemory }) {
    const ours = stores.contactReport(await stores.withReports(), 'list');
    const memory = (await peakMemory(ours)).text;
    const first = { ...ours, before: () => stores.removeCompiled() };
    return [
      {
        work: '`list`, 50 reports',
        rivalName: '`node -e 0`',
        target: '≤ 1.6',
        ...(await compare(ours, node, 20)),
        memory,
      },
      {
        work: '`list`, 50 reports, the first run after an installation',
        rivalName: '`node -e 0`',
        target: '≤ 2.6',
        ...(await compare(first, node, 20)),
        memory,
      },
    ];
  },
};
