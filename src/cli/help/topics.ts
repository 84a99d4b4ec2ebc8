import { actionsOf, type Category } from '../../domain/actions.ts';
import { exitCodes } from '../../errors.ts';
import { formatNames } from '../../import/formats/names.ts';
import type { Block, TopicFacts, TopicName } from '../../messages/en/topics.ts';
import { locale, messages } from '../../messages/messages.ts';
import { actionLabel } from '../../render/report/event-labels.ts';
import { reportFormats } from '../../render/report/options.ts';
import { fill, lengthOf } from '../../render/text/fill.ts';
import { textWidth } from '../../render/text/text-width.ts';
import { programHelp } from './declare.ts';

/** Wider terminals get lines of this length, which are easier to read. */
const mostWidth = 100;
const leastWidth = 40;
/** The widest term that has its meaning beside it, as a part of the width. */
const mostTermPart = 0.3;

/** The topic in the chosen language, in lines of at most `width` terminal columns. Lines of code stay whole. */
export async function topicText(name: TopicName, width: number): Promise<string> {
  const room = Math.max(Math.min(width, mostWidth), leastWidth);
  const title = fill(`${name}: ${messages.help.topics[name]}`.split(' '), ' ', room, lengthOf).join('\n');
  const blocks = await topicBlocks(name);
  return `${[title, ...blocks.map((block) => blockLines(block, room).join('\n'))].join('\n\n')}\n`;
}

/** The blocks of a topic in the chosen language. */
export async function topicBlocks(name: TopicName): Promise<readonly Block[]> {
  const { topics } = await loaders[locale]();
  return topics[name](topicFacts());
}

const loaders = {
  en: () => import('../../messages/en/topics.ts'),
  fr: () => import('../../messages/fr/topics.ts'),
  nl: () => import('../../messages/nl/topics.ts'),
};

/** The facts of the topics, from the tables of the program. */
function topicFacts(): TopicFacts {
  const exits = Object.entries(programHelp.exits).map(([code, key]) => [code, messages.help.exits[key]]);
  return {
    actions: { email: labels('email'), campaign: labels('campaign') },
    importFormats: formatNames,
    reportFormats,
    exits: Object.fromEntries(exits),
    exitCodes,
  };
}

function labels(category: Category): Record<string, string> {
  return Object.fromEntries(actionsOf(category).map((name) => [name, actionLabel(name)]));
}

function blockLines(block: Block, width: number): string[] {
  if (typeof block === 'string') return fill(block.split(' '), ' ', width, lengthOf);
  if ('heading' in block) return [block.heading];
  if ('code' in block) return block.code.map((line) => `  ${line}`);
  const terms = Object.entries(block.terms);
  const widths = terms.map(([term]) => textWidth(term)).filter((each) => each <= width * mostTermPart);
  const indent = Math.max(0, ...widths) + 4;
  return terms.flatMap(([term, meaning]) => {
    const [first = '', ...rest] = fill(meaning.split(' '), ' ', width - indent, lengthOf).map(
      (line) => ' '.repeat(indent) + line,
    );
    return textWidth(term) + 4 > indent
      ? [`  ${term}`, first, ...rest]
      : [`  ${term}${first.slice(2 + textWidth(term))}`, ...rest];
  });
}
