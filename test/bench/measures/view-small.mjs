import { probe } from '../stores.mjs';

export const viewSmall = {
  name: 'view-small',
  async run({ sizes, stores, compare, node, once, peakMemory }) {
    const store = await stores.withProbe(sizes.small);
    await once(stores.contactReport(store, 'create', probe));
    const ours = stores.contactReport(store, 'view', '1');
    return [
      {
        work: '`view`, 50 events',
        rivalName: '`node -e 0`',
        target: '≤ 1.8',
        ...(await compare(ours, node, 20)),
        memory: (await peakMemory(ours)).text,
      },
    ];
  },
};
