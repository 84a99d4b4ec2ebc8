import { count } from '../figures.mjs';
import { probe } from '../stores.mjs';

export const createSmall = {
  name: 'create-small',
  async run({ sizes, stores, compare, node, peakMemory }) {
    const create = async (size) =>
      stores.contactReport(await stores.withProbe(size), 'create', probe, '--json');
    const [inSmall, inBig] = [await create(sizes.small), await create(sizes.big)];
    const work = `\`create --json\`, 50 events, in a store of ${count(sizes.big)}`;
    const memory = (await peakMemory(inBig)).text;
    return [
      {
        work,
        rivalName: `in ${count(sizes.small)}`,
        target: '≤ 1.1',
        ...(await compare(inBig, inSmall, 15)),
        memory,
      },
      { work, rivalName: '`node -e 0`', target: '≤ 1.8', ...(await compare(inBig, node, 15)), memory },
    ];
  },
};
