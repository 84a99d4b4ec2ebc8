import { coverageOf } from '../../domain/coverage.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import { everyEvent } from '../../domain/selection.ts';
import { systemZone } from '../../domain/time-zone.ts';
import { renderBlocks } from '../../render/answers/blocks.ts';
import { coverageJson } from '../../render/answers/coverage-json.ts';
import { type CoverageAnswer, coverageBlocks } from '../../render/answers/coverage-text.ts';
import { styleFor } from '../../render/text/colors.ts';
import type { Snapshot, Store } from '../../store/store.ts';
import type { Args, Flags } from '../command.ts';
import type { Context } from '../context.ts';
import { ageOf } from '../shared/age.ts';
import type { storeCoverage } from './declare.ts';

/** `store coverage [EMAIL]`: the history of each source, and what may be missing. Makes no store. */
export async function storeCoverageCommand(
  context: Context,
  { email }: Args<typeof storeCoverage>,
  { maxAge }: Flags<typeof storeCoverage>,
): Promise<void> {
  const age = maxAge === undefined ? null : ageOf(maxAge);
  const store = await context.openStore();
  const answer = await coverageIn(store, email ?? null, context.now(), age);
  const { stdout } = context.io;
  const options = { zone: context.zone ?? systemZone(), width: stdout.columns(), style: styleFor(stdout) };
  const text = context.json
    ? coverageJson(answer)
    : renderBlocks('table', coverageBlocks(answer, options), options);
  await stdout.write(text);
}

async function coverageIn(
  store: Store | null,
  email: EmailAddress | null,
  now: number,
  maxAge: number | null,
): Promise<CoverageAnswer> {
  const snapshot = (await store?.snapshot()) ?? null;
  try {
    const days = (await snapshot?.sourceDays()) ?? [];
    const sources = coverageOf(days, (await snapshot?.sourceImports()) ?? [], now, maxAge);
    const imports = sources.map(({ lastImport }) => lastImport).filter((each) => each !== null);
    const [archived, unknownKind] = [
      { campaigns: 0, events: 0 },
      { campaigns: 0, events: 0 },
    ];
    if (store) {
      for await (const campaigns of store.campaigns.list({})) {
        for (const campaign of campaigns) {
          for (const [sum, isMeant] of [
            [archived, campaign.archived],
            [unknownKind, campaign.type === null],
          ] as const) {
            if (!isMeant) continue;
            sum.campaigns += 1;
            sum.events += campaign.eventCount;
          }
        }
      }
    }
    const asOf = imports.length === 0 ? null : Math.max(...imports);
    const contact = email && (await contactIn(snapshot, email));
    return { asOf, sources, contact, archived, unknownKind };
  } finally {
    await snapshot?.close();
  }
}

async function contactIn(
  snapshot: Snapshot | null,
  { key, shown }: EmailAddress,
): Promise<CoverageAnswer['contact']> {
  const sources = new Set<string | null>();
  let [count, first, last]: [number, number | null, number | null] = [0, null, null];
  for await (const events of snapshot?.events(everyEvent([key], { from: null, to: null })) ?? []) {
    for (const { timestamp, source } of events) {
      sources.add(source);
      first ??= timestamp;
      last = timestamp;
    }
    count += events.length;
  }
  return { email: shown, events: count, first, last, sources: [...sources].sort() };
}
