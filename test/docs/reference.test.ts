import { expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { help, topicNames } from '../../src/cli/help/declare.ts';
import { consoleBlocks, readPage } from '../support/pages.ts';

// pages.test.ts runs the commands of the page and compares what they print.
it('src/cli/README.md shows the help of every command and every topic, and nothing else', () => {
  const typed = consoleBlocks(readPage('src/cli/README.md')).map((block) => block.split('\n', 1)[0]);
  expect(typed.sort()).toEqual(
    [
      '$ contact-report --help',
      ...[...Object.keys(commands), help.name].map((name) => `$ contact-report ${name} --help`),
      ...topicNames().map((name) => `$ contact-report help ${name}`),
    ].sort(),
  );
});
