import { type ActionName, actions, type Category } from '../../domain/actions.ts';
import { readDate } from '../../import/formats/mapped/date-format.ts';
import type { ExaminedColumn } from '../../import/formats/mapped/suggest/examine-table.ts';
import {
  addressColumns,
  type Proposal,
  type ProposedWord,
  wordsOf,
} from '../../import/formats/mapped/suggest/propose-mapping.ts';
import { locale, messages } from '../../messages/messages.ts';
import type { Choice, Prompter } from '../../prompts/prompter.ts';
import { actionLabel } from '../../render/report/event-labels.ts';
import { safeText } from '../../render/text/safe-text.ts';

/** The number of words that are asked for one by one. */
const mostWords = 12;

/** Asks for what is not certain in `proposed`, and gives the complete proposal. */
export async function askMapping(prompter: Prompter, proposed: Proposal): Promise<Proposal> {
  let proposal = await askAddress(prompter, proposed);
  proposal = await askWhatHappened(prompter, proposal);
  proposal = await askTime(prompter, proposal);
  proposal = await askDateOrder(prompter, proposal);
  return askWords(prompter, proposal);
}

async function askAddress(prompter: Prompter, proposal: Proposal): Promise<Proposal> {
  const columns = addressColumns(proposal.table.columns);
  if (columns.length < 2) return proposal;
  const email = await askColumn(prompter, messages.mapping.askAddress, columns, proposal.email);
  return { ...proposal, email };
}

/** Asks for the action if no column of words and no dated column says it. */
async function askWhatHappened({ choose }: Prompter, proposal: Proposal): Promise<Proposal> {
  if (!proposal.doubts.includes('noAction')) return proposal;
  const { askWhatHappened, sameInAllRows, wordsOfColumn, askAction } = messages.mapping;
  const { columns } = proposal.table;
  const candidates = columns.filter(
    ({ words, key, holdsTimes }) =>
      words !== null && words.size > 1 && words.size <= mostWords && key !== proposal.email && !holdsTimes,
  );
  const doubts = proposal.doubts.filter((doubt) => doubt !== 'noAction');
  const column = await choose<ExaminedColumn | null>(askWhatHappened, [
    { name: sameInAllRows, value: null },
    ...candidates.map((each) => ({ name: wordsOfColumn(safeText(each.key)), value: each })),
  ]);
  if (column) return { ...proposal, doubts, action: column.key, words: wordsOf(column) };
  const everyRow = await choose<ActionName>(askAction, actionChoices());
  return { ...proposal, doubts, everyRow };
}

async function askTime(prompter: Prompter, proposal: Proposal): Promise<Proposal> {
  const { doubts, table, timestamp } = proposal;
  if (!doubts.includes('severalTimes') || timestamp === null) return proposal;
  const columns = table.columns.filter(({ holdsTimes }) => holdsTimes);
  const chosen = await askColumn(prompter, messages.mapping.askTime, columns, timestamp);
  if (chosen === timestamp) return proposal;
  const column = columns.find(({ key }) => key === chosen);
  return {
    ...proposal,
    timestamp: chosen,
    ambiguous: column?.ambiguous ?? null,
    dateFormats: column?.dateFormats ?? [],
  };
}

async function askDateOrder({ choose }: Prompter, proposal: Proposal): Promise<Proposal> {
  const { ambiguous, dateFormats } = proposal;
  if (ambiguous === null || dateFormats.length < 2) return proposal;
  const format = await choose(
    messages.mapping.askDateOrder(safeText(ambiguous)),
    dateFormats.map((each) => ({ name: dayIn(ambiguous, each), value: each })),
  );
  return { ...proposal, ambiguous: null, dateFormats: [format] };
}

/** The day of a time that is read in a date format, in words. */
function dayIn(time: string, format: string): string {
  const read = readDate(time, format);
  if (read === null) return format;
  const words = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, words).format(new Date(`${read.slice(0, 10)}T00:00:00Z`));
}

async function askWords({ choose }: Prompter, proposal: Proposal): Promise<Proposal> {
  const words: ProposedWord[] = [];
  let asked = 0;
  for (const each of proposal.words) {
    if (each.action !== null || asked >= mostWords) {
      words.push(each);
      continue;
    }
    asked += 1;
    const action = await choose<ActionName | null>(
      messages.mapping.askWord(safeText(each.word), messages.numbers.whole(each.count)),
      [{ name: messages.mapping.ignoreWord, value: null }, ...actionChoices()],
    );
    words.push({ ...each, action, isIgnored: action === null });
  }
  return { ...proposal, words };
}

function askColumn(
  { choose }: Prompter,
  message: string,
  columns: readonly ExaminedColumn[],
  proposed: string | null,
): Promise<string> {
  const choices = columns.map(({ key }) => ({ name: safeText(key), value: key }));
  return choose(message, choices, proposed ?? undefined);
}

/** Campaign actions first: they are most of what tables hold. */
function actionChoices(): Choice<ActionName>[] {
  const of = (wanted: Category) => actions.filter(({ category }) => category === wanted);
  const choices = [...of('campaign'), ...of('email')];
  return choices.map(({ name }) => ({ name: actionLabel(name), value: name, description: name }));
}
