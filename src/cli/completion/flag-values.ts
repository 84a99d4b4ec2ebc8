import type { Command, Option } from 'commander';
import { actions, categories } from '../../domain/actions.ts';
import { addressesOf, type Report } from '../../domain/report.ts';
import { locales } from '../../messages/locales.ts';
import { messages } from '../../messages/messages.ts';
import { actionLabel } from '../../render/report/event-labels.ts';
import { reportFormats } from '../../render/report/options.ts';
import type { Candidate, Candidates, CompletionSources } from './candidate.ts';

const mostContacts = 50;
const mostReports = 200;

/** The values that a flag of a command takes; of a list, its items. */
export async function valuesOfOption(
  command: Command,
  { long, argChoices }: Option,
  typed: string,
  sources: CompletionSources,
): Promise<{ readonly values: Candidates; readonly isList?: boolean }> {
  if (argChoices) return { values: plain(argChoices) };
  switch (long) {
    case '--format':
      return { values: plain(command.name() === 'import' ? await importFormats() : reportFormats) };
    case '--action':
    case '--actions':
    case '--exclude-actions':
      return { values: actionWords(), isList: true };
    case '--source':
      return {
        values: plain((await importFormats()).filter((name) => !notPlatforms.has(name))),
        isList: true,
      };
    case '--email':
      return { values: await contacts(typed, sources) };
    case '--campaign':
      return { values: await campaigns(null, [], sources) };
    case '--store':
    case '--output':
    case '--rejects':
      return { values: 'files' };
    case '--from':
    case '--to':
      return { values: plain(['today', 'yesterday']) };
    case '--last':
      return { values: plain(['7d', '30d', '12w', '6m', '1y']) };
    case '--lang':
      return { values: plain(locales) };
    case '--tz': {
      const { zoneNames } = await import('../../domain/time-zone.ts');
      return { values: plain(zoneNames()) };
    }
    default:
      return { values: [] };
  }
}

/** What the next argument of a command can be; null where it takes no more. */
export async function valuesOfArgument(
  command: Command,
  args: readonly string[],
  typed: string,
  sources: CompletionSources,
): Promise<Candidates | null> {
  const expected = command.registeredArguments;
  const argument = expected[args.length] ?? expected.at(-1);
  if (!argument || (args.length >= expected.length && !argument.variadic)) return null;
  if (argument.argChoices) return plain(argument.argChoices);
  switch (`${command.parent?.name()} ${command.name()}`) {
    case 'contact-report import':
    case 'store backup':
      return 'files';
    case 'contact-report create':
      return contacts(typed, sources);
    case 'contact-report view':
    case 'contact-report rerun':
    case 'contact-report delete':
      return reports(args, sources);
    case 'campaigns archive':
      return campaigns(false, args, sources);
    case 'campaigns unarchive':
      return campaigns(true, args, sources);
    default:
      return [];
  }
}

const notPlatforms = new Set(['auto', 'native']);

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

async function importFormats(): Promise<string[]> {
  const { formats } = await import('../../import/formats/index.ts');
  return ['auto', ...formats.map(({ name }) => name)];
}

async function contacts(typed: string, { store }: CompletionSources): Promise<Candidate[]> {
  const opened = await store();
  return opened ? plain(await opened.contacts.suggest(typed, mostContacts)).filter(isNoFlag) : [];
}

async function reports(args: readonly string[], { store, zone }: CompletionSources): Promise<Candidate[]> {
  const opened = await store();
  if (!opened) return [];
  const { shortPeriodText, statusText } = await import('../../render/report/report-labels.ts');
  const described = (report: Report) => {
    const found = report.eventCount === null ? '' : ` · ${messages.reports.events(report.eventCount)}`;
    const status = report.status === 'completed' ? '' : ` · ${statusText(report)}`;
    return `${addressesOf(report)} · ${shortPeriodText(report, zone)}${found}${status}`;
  };
  return (await opened.reports.list({ limit: mostReports }))
    .filter(({ id }) => !args.includes(String(id)))
    .map((report) => ({ value: String(report.id), description: described(report) }));
}

/** Campaigns that are archived, or are not (null: whichever). */
async function campaigns(
  archived: boolean | null,
  args: readonly string[],
  { store }: CompletionSources,
): Promise<Candidate[]> {
  const opened = await store();
  if (!opened) return [];
  return (await opened.campaigns.list())
    .filter((campaign) => archived === null || campaign.archived === archived)
    .filter(({ id }) => !args.includes(id))
    .map(({ id, name }) => ({ value: id, description: name ?? '' }))
    .filter(isNoFlag);
}

// The program would take it for one.
function isNoFlag({ value }: Candidate): boolean {
  return !value.startsWith('-');
}
