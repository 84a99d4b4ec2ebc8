import type { TopicName } from '../../messages/en/topics.ts';
import { messages } from '../../messages/messages.ts';
import { anyWords, declareCommand } from '../command.ts';

/** The examples and exit codes in the help of the program itself. */
export const programHelp = {
  examples: [
    'import events.ndjson',
    'create anna@example.be --last 30d',
    'create anna@example.be --actions unsubscribed,bounced --json',
    'list',
    'anna@example.be',
    'view 7 --format csv',
  ],
  exits: {
    0: 'doneThoughEmpty',
    1: 'failed',
    2: 'wrongUsage',
    3: 'notFound',
    4: 'anotherProcessing',
    5: 'somethingFound',
    130: 'cancelled',
  },
} as const;

/** The names of the topics, in the order in which the help lists them. */
export function topicNames(): TopicName[] {
  return Object.keys(messages.help.topics) as TopicName[];
}

/** The line of the help that lists the topics. */
export function topicsLine(): string {
  return messages.help.topicsLine(topicNames().join(', '));
}

/** `help [COMMAND...]` and `help TOPIC` */
export const help = declareCommand({
  name: 'help',
  arguments: { command: anyWords([]) },
  flags: [],
  note: topicsLine,
  examples: ['help create', 'help store backup', 'help periods'],
  exits: { 0: 'done', 2: 'wrongUsage' },
});
