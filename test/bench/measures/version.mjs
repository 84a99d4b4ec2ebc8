export const version = {
  name: 'version',
  async run({ stores, compare, node }) {
    const ours = stores.contactReport(stores.path('none.db'), '--version');
    return [
      {
        work: '`--version`',
        rivalName: '`node -e 0`',
        target: '≤ 1.25',
        ...(await compare(ours, node, 20)),
      },
    ];
  },
};
