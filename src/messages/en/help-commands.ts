/** The text of `--help` for each command and its arguments. */
export const helpCommands = {
  help: {
    summary: 'print the help of a command or a topic',
    description: 'Print the help of a command, of a topic, or of the program.',
    arguments: { command: 'the command and its subcommand, or a topic' },
  },
  import: {
    summary: 'import events into the store',
    description: 'Import events and campaigns into the store. Importing the same file twice adds nothing.',
    arguments: { file: 'event files; - is standard input; .gz is read directly' },
    note: (names: string) => `Formats: ${names}; any other table or JSON with --map.`,
  },
  create: {
    summary: 'create, run and print a report',
    description:
      'Create, run and print a report on one contact. At a terminal, it asks for what you leave out.',
    arguments: { email: 'the contact' },
  },
  list: {
    summary: 'list reports and their status, newest first',
    description: 'List all reports and their status, newest first.',
  },
  view: {
    summary: 'print a report',
    description: 'Print the answer of a report’s latest completed run.',
    arguments: { id: 'the reports: an id, an address, or latest' },
  },
  rerun: {
    summary: 'run a report again',
    description:
      'Run a report again on what the store holds now. The previous answer stays until the new one is complete.',
    arguments: { id: 'the reports: an id, an address, or latest' },
  },
  delete: {
    summary: 'delete reports (never events)',
    description:
      'Delete reports and their answers; events stay. Deletes all of them, or none if one cannot be deleted.',
    arguments: { id: 'the reports' },
  },
  consent: {
    summary: 'show whether consent to e-mail was given at a moment',
    description:
      'Show whether consent to e-mail was in force at a moment, and which events show it. The answer is what the store holds, not legal advice.',
    arguments: {
      email: 'the contact; several are one person; - reads one address a line and answers one a line',
    },
  },
  check: {
    summary: 'find mail that was sent after an opt-out',
    description:
      'Find mail that was sent although the person had opted out: to the contacts that are named, to those read from -, or to all in the store.',
    arguments: { email: 'the contacts; - reads one address a line (default: all)' },
  },
  campaigns: {
    summary: 'list, archive and unarchive campaigns',
    description: 'List campaigns and their number of events; archive and unarchive them.',
  },
  'campaigns list': {
    description: 'List all campaigns (as `campaigns` alone does).',
  },
  'campaigns archive': {
    description: 'Archive campaigns: reports leave out their Campaign events.',
    arguments: { id: 'the campaigns' },
  },
  'campaigns unarchive': {
    description: 'Unarchive campaigns.',
    arguments: { id: 'the campaigns' },
  },
  imports: {
    summary: 'list imports; undo one',
    description:
      'List what was imported, when, from which files and in which format and zone; undo an import.',
  },
  'imports list': {
    description: 'List all imports, newest first (as `imports` alone does).',
  },
  'imports undo': {
    description:
      'Remove the events that an import brought: all of them, or none if it fails. Reports stay as they are. To restore the events, import the files again.',
    arguments: { id: 'the import' },
  },
  actions: {
    summary: 'list the actions by category',
    description:
      'List the actions by category, with their labels in English, French and Dutch and their Flexmail ids.',
  },
  store: {
    summary: 'show where the store is and what it holds; copy or compact it',
    description: 'Show where the store is and what it holds; copy or compact it.',
  },
  'store path': {
    description: 'Print the path of the store.',
  },
  'store info': {
    description: 'Print what the store holds: counts, size, and the first and last event of each source.',
  },
  'store coverage': {
    description:
      'Print what the store holds of each source over time, and what may be missing; with an address, also of that contact.',
    arguments: { email: 'a contact' },
  },
  'store backup': {
    description: 'Copy the store, even while other processes write to it.',
    arguments: { file: 'a new file' },
  },
  'store compact': {
    description:
      'Write the store anew, without the space and the traces of what was removed. Needs as much free space as the store takes, and other commands wait until it is done.',
  },
  doctor: {
    summary: 'check the store',
    description:
      'Check that the store is intact, private and unlocked. Prints each problem and how to fix it.',
  },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    description:
      'Print a script that completes commands, options, actions, campaigns, and the ids of reports and imports.',
    arguments: { shell: 'the shell' },
    note: 'For this shell only: source <(contact-report completion bash). To keep it, see the first lines of the script.',
  },
};
