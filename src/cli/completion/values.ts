import { actions, categories } from '../../domain/actions.ts';
import { fullId, isNamedBy, platformNamed } from '../../domain/campaign-id.ts';
import { sumOf } from '../../domain/import-record.ts';
import { addressesOf, type Report } from '../../domain/report.ts';
import { formatNames } from '../../import/formats/names.ts';
import { messages } from '../../messages/messages.ts';
import { actionLabel } from '../../render/report/event-labels.ts';
import { allOf } from '../../store/batches.ts';
import type { CampaignFilter } from '../../store/store.ts';
import type { Candidate, Candidates, Completion, CompletionKind, CompletionSources } from './candidate.ts';

const mostContacts = 50;
const mostReports = 200;
const mostImports = 200;
const mostCampaigns = 200;

/** The place that is being typed. */
interface Typed {
  /** The beginning of the value. */
  readonly text: string;
  /** The arguments before it. */
  readonly args: readonly string[];
}

/** The values that a flag or an argument takes; of a list, its items. */
export async function valuesOf(
  completion: Completion,
  typed: Typed,
  sources: CompletionSources,
): Promise<Candidates> {
  return typeof completion === 'string' ? lookups[completion](typed, sources) : plain(completion);
}

type Lookup = (typed: Typed, sources: CompletionSources) => Candidates | Promise<Candidates>;

const lookups: Readonly<Record<CompletionKind, Lookup>> = {
  actions: actionWords,
  activeCampaigns: campaigns({ archived: false }),
  archivedCampaigns: campaigns({ archived: true }),
  campaigns: campaigns({}),
  contacts: async ({ text }, { store }) => {
    const opened = await store();
    return opened ? plain(await opened.contacts.suggest(text, mostContacts)).filter(isNoFlag) : [];
  },
  dated: () => actions.map(({ name }) => ({ value: `${name}=`, description: actionLabel(name) })),
  files: () => 'files',
  imports,
  platforms: () => plain(formatNames.filter((name) => name !== 'native')),
  reports,
  targets: async () => {
    const { targets } = await import('../../import/formats/mapped/mapping.ts');
    return plain(targets.map((each) => `${each.replace('NAME', '')}=`.replace('.=', '.')));
  },
  zones: async () => {
    const { zoneNames } = await import('../../domain/time-zone.ts');
    return plain(zoneNames());
  },
};

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, description: '' }));
}

function actionWords(): Candidate[] {
  const { everyAction, everyActionOf } = messages.help;
  return [
    { value: 'all', description: everyAction },
    ...categories.map((category) => ({ value: category, description: everyActionOf[category] })),
    ...actions.map(({ name }) => ({ value: name, description: actionLabel(name) })),
  ];
}

async function reports({ text, args }: Typed, { store, zone }: CompletionSources): Promise<Candidate[]> {
  const opened = await store();
  if (!opened) return [];
  const { shortPeriodText, statusText } = await import('../../render/report/report-labels.ts');
  const described = (report: Report) => {
    const found = report.eventCount === null ? '' : ` · ${messages.reports.events(report.eventCount)}`;
    const status = report.status === 'completed' ? '' : ` · ${statusText(report)}`;
    return `${addressesOf(report)} · ${shortPeriodText(report, zone)}${found}${status}`;
  };
  if (!/^\d*$/.test(text)) return [];
  return (await allOf(opened.reports.list({ idStart: text, limit: mostReports })))
    .filter(({ id }) => !args.includes(String(id)))
    .map((report) => ({ value: String(report.id), description: described(report) }));
}

async function imports({ args }: Typed, { store, zone }: CompletionSources): Promise<Candidate[]> {
  const opened = await store();
  if (!opened || args.length > 0) return [];
  const { fileNames } = await import('../../render/lists/import-list.ts');
  const { formatDay } = await import('../../render/text/format-date.ts');
  return (await opened.imports.list())
    .filter(({ undoneAt }) => undoneAt === null)
    .slice(0, mostImports)
    .map((each) => {
      const events = messages.reports.events(sumOf(each, 'imported'));
      return {
        value: String(each.id),
        description: `${formatDay(each.startedAt, zone)} · ${fileNames(each)} · ${events}`,
      };
    });
}

/** Campaigns by their id; one that another platform has too, with its platform. */
function campaigns(wanted: Pick<CampaignFilter, 'archived'>): Lookup {
  return async ({ text, args }, { store }) => {
    const opened = await store();
    if (!opened) return [];
    const read = (filter: CampaignFilter) =>
      allOf(opened.campaigns.list({ ...wanted, ...filter, limit: mostCampaigns }));
    const [, platform, idStart = ''] = /^([^/]+)\/(.*)$/s.exec(text) ?? [];
    const ofPlatform =
      platform === undefined ? [] : await read({ platform: platformNamed(platform), idStart });
    const found = [
      ...(await read({ idStart: text })).map((campaign) => ({
        ...campaign,
        value: campaign.sharesId ? fullId(campaign) : campaign.id,
      })),
      ...ofPlatform.map((campaign) => ({ ...campaign, value: fullId(campaign) })),
    ];
    return found
      .filter((campaign) => !args.some((arg) => isNamedBy(arg, campaign)))
      .map(({ value, name }) => ({ value, description: name ?? '' }))
      .filter(isNoFlag)
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  };
}

// The program would take it for a flag.
function isNoFlag({ value }: Candidate): boolean {
  return !value.startsWith('-');
}
