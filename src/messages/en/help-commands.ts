/** What `--help` says of each command and its arguments. */
export const helpCommands = {
  help: {
    summary: 'show the help of a command',
    description: 'Show the help of a command, or of the program.',
    arguments: { command: 'the command, and a command of that' },
  },
  import: {
    summary: 'load events into the store',
    description: 'Load events, and campaigns, into the store. Importing the same file twice adds nothing.',
    arguments: { file: 'files of events; - is standard input; .gz is read as it is' },
    note: (names: string) => `Formats: ${names}; and any CSV with --map.`,
  },
  create: {
    summary: 'make and run a new report, then print it',
    description:
      'Make and run a new report on one contact, then print it. What is left out is asked for at a terminal.',
    arguments: { email: 'the contact' },
  },
  list: {
    summary: 'every report and its status, newest first',
    description: 'List every report and its status, newest first.',
  },
  view: {
    summary: 'print a report',
    description: 'Print a report as its latest completed run answered it.',
    arguments: { id: 'the report' },
  },
  rerun: {
    summary: 'run the same question again',
    description: 'Run a report’s question again. The previous answer stays until the new one is complete.',
    arguments: { id: 'the report' },
  },
  delete: {
    summary: 'remove reports (never events)',
    description: 'Remove reports and their answers; events stay. All of them or, where one cannot be, none.',
    arguments: { id: 'the reports' },
  },
  campaigns: {
    summary: 'list campaigns; archive and unarchive them',
    description: 'List campaigns with their events; archive and unarchive them.',
  },
  'campaigns list': {
    description: 'List every campaign (what `campaigns` does by itself).',
  },
  'campaigns archive': {
    description: 'Archive campaigns: reports leave their Campaign events out.',
    arguments: { id: 'the campaigns' },
  },
  'campaigns unarchive': {
    description: 'Unarchive campaigns.',
    arguments: { id: 'the campaigns' },
  },
  actions: {
    summary: 'the list of actions by category',
    description:
      'List the actions by category, with their labels in English, French and Dutch and their Flexmail ids.',
  },
  store: {
    summary: 'where the store is, what it holds, and copies of it',
    description: 'Where the store is, what it holds, and copies of it.',
  },
  'store path': {
    description: 'Print where the store is.',
  },
  'store info': {
    description: 'Print what the store holds: counts, size, first and last event of each source.',
  },
  'store backup': {
    description: 'Copy the store as of this moment, while others may go on writing.',
    arguments: { file: 'a file that does not exist yet' },
  },
  doctor: {
    summary: 'check the store',
    description: 'Check the store: is it whole, private, and free? Says what is wrong and how to mend it.',
  },
  completion: {
    summary: 'teach bash, zsh or fish to complete',
    description: 'Print what makes a shell complete commands, flags, actions, report ids and campaigns.',
    arguments: { shell: 'the shell to teach' },
    note: 'For this shell only: source <(contact-report completion bash); for good, see the script’s first lines.',
  },
};
