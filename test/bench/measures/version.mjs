export const version = {
  name: 'version',
  async run({ stores, compare, node }) {
    const ours = { file: node.file, args: [stores.program, '--version'] };
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
