import type { Messages } from './index.ts';

/** A part of a topic: a paragraph, a heading, terms with their meaning, or lines that stay as they are. */
export type Block =
  | string
  | { readonly heading: string }
  | { readonly terms: Readonly<Record<string, string>> }
  | { readonly code: readonly string[] };

/** The name of a topic, as typed after `help`. */
export type TopicName = keyof Messages['help']['topics'];

/** The facts that the topics take from the tables of the program. */
export interface TopicFacts {
  /** The names and labels of the actions of each category. */
  readonly actions: { readonly email: Terms; readonly campaign: Terms };
  readonly importFormats: readonly (keyof typeof importFormats)[];
  readonly reportFormats: readonly (keyof typeof reportFormats)[];
  /** The exit codes with their meaning. */
  readonly exits: Terms;
  readonly exitCodes: { readonly [Name in 'failed' | 'notFound' | 'processing']: number };
}

type Terms = Readonly<Record<string, string>>;

/** The content that each import format reads. */
export const importFormats = {
  native: 'the native format below; with --map, any other table or JSON',
  brevo: 'webhook, event report, event and log CSV',
  customerio: 'Customer.io reporting webhook',
  exchange: 'Microsoft 365 message trace, Exchange tracking log',
  flexmail: 'SOAP responses (XML, JSON), tab-separated actions',
  hubspot: 'e-mail events and campaigns of the API',
  klaviyo: 'events of the API, with metrics and profiles',
  mailchimp: 'reports of the API, audience webhook, account and audience export',
  mailersend: 'webhook, activity API',
  mailgun: 'webhook, events API, Logs API',
  mailjet: 'event webhook',
  mandrill: 'webhook (Mailchimp Transactional)',
  postfix: 'mail log of Postfix',
  postmark: 'webhook, messages API',
  resend: 'webhook, log of resend webhooks listen',
  sendgrid: 'event webhook, e-mail activity CSV',
  ses: 'Amazon SES notifications and events, direct or through other services',
  sfmc: 'Salesforce Marketing Cloud: files of a tracking extract',
  sparkpost: 'event webhook, message events API',
};

/** The content of each report format. */
export const reportFormats = {
  table: 'for reading, the default, also in a pipe: as wide as the terminal',
  json: 'the report and its events as one document; --json is the same',
  ndjson: 'one event per line, as JSON',
  csv: 'one event per line, with a header; times in UTC',
  tsv: 'like csv, with tabs and without quotes',
  markdown: 'for an issue, a wiki or a mail',
  html: 'one page that needs nothing else, to hand over or print',
};

/** Lines that are the same in every language. */
export const samples = {
  native: [
    '{"email":"anna@example.be","action":"bounced","timestamp":"2026-03-02"}',
    'email,action,timestamp,campaign_id,campaign_name,details,id',
  ],
  map: [
    '$ contact-report import tool.csv --map email=Recipient --map action=Event \\',
    "    --map timestamp='Sent at' --map-action opened=campaignRead \\",
    "    --map-action '*=-'",
  ],
  jq: [
    "$ contact-report view 7 --json | jq -r '.events[].action' | sort | uniq -c",
    '$ contact-report list --status failed --json | jq .reports[].id',
  ],
  count: ['$ contact-report create anna@example.be --last 30d --json | jq .report.eventCount'],
} as const;

/** The texts of `help TOPIC`. */
export const topics = {
  periods: () =>
    [
      'A report covers the whole history unless you limit it. Give days, times, or a length of time up to now.',
      {
        terms: {
          '--from 2026-01-01': 'from the start of that day',
          '--to 2026-01-31': 'up to the end of that day: the 31st is included',
          '--from yesterday --to today': 'whole days; also this or last week, month, year: "last month"',
          '--last 30d': 'the last 30 days up to now; w means weeks, m months, y years',
          '--from 2026-01-01T08:00:00+01:00': 'from that time on; --to ends just before its time',
        },
      },
      {
        code: [
          '$ contact-report create anna@example.be --from 2026-01-01 --to 2026-03-31',
          '$ contact-report create anna@example.be --last 12w --tz Europe/Brussels',
        ],
      },
      { heading: 'Zones' },
      'A day is a day in the zone of --tz, a name such as Europe/Brussels. Without --tz it is the zone of your system. A day on which summer time starts or ends has 23 or 25 hours. The report stores its period in UTC and remembers the zone.',
      { heading: 'Running a report again' },
      'rerun keeps the start and the end of the period, even if you typed today or yesterday. Only --last is computed again at each run.',
    ] as const,
  archived: () =>
    [
      'Archive a campaign to keep its events out of new reports. Archiving deletes nothing, and you can undo it.',
      {
        code: [
          '$ contact-report campaigns',
          '$ contact-report campaigns archive c-13 c-15',
          '$ contact-report campaigns unarchive c-13',
        ],
      },
      { heading: 'In a report' },
      'A report leaves out the Campaign events of archived campaigns and prints how many it left out. Email events are always shown: an unsubscribe is never hidden because its mail was archived. contact-report help actions lists the actions of both categories.',
      '--archived includes the events of archived campaigns:',
      { code: ['$ contact-report create anna@example.be --archived'] },
      { heading: 'Good to know' },
      'Archiving several campaigns is all or nothing: if one id is unknown, no campaign is archived. A completed report stays as it was until you run it again. A later import does not change what you archived or unarchived by hand.',
    ] as const,
  actions: ({ actions }: TopicFacts) =>
    [
      'An event is one action of one contact at one moment. Each action belongs to the category email or campaign. A report covers all actions unless you choose some.',
      {
        terms: {
          '--actions': 'only these actions',
          '--exclude-actions': 'without these actions',
        },
      },
      'Both take names with commas between them, in upper or lower case. The words email, campaign and all stand for every action of a category, or of both.',
      {
        code: [
          '$ contact-report create anna@example.be --actions unsubscribed,bounced',
          '$ contact-report create anna@example.be --actions email --exclude-actions bounced',
        ],
      },
      { heading: 'email' },
      { terms: actions.email },
      { heading: 'campaign' },
      { terms: actions.campaign },
      { heading: 'Machines' },
      'Mail scanners open mails and follow links too. Opens and clicks that a platform flags as made by a machine are shown and marked; --exclude-machine leaves them out.',
    ] as const,
  consent: () =>
    [
      'contact-report consent shows the state of a contact at a moment, and the events that show it. It follows one rule: consent is given by an act of the person only, and withdrawn by any opt-out.',
      { heading: 'States' },
      {
        terms: {
          granted: 'given: confirmed, with a trace (form, IP address), or on the word of the platform',
          unconfirmed: 'a sign-up to a list with double opt-in that was not confirmed',
          withdrawn: 'the person opted out, complained, or left the list',
          stopped: 'the sender keeps mail back: blacklist, deletion, taken out of a group',
          unknown: 'nothing opens or ends it; the answer names the reason',
          mixed: 'the lists differ; --list asks about one of them',
        },
      },
      { heading: 'Events' },
      'An import, the staff or an export of the present state only enters a consent: it never opens one, and never undoes an opt-out. Opens, clicks and replies change nothing. An opt-out without a list ends every list of that platform; a later sign-up opens its own list only. Lifting a blacklist does not undo an opt-out.',
      { heading: 'Mail after an opt-out' },
      'contact-report check finds mail that was sent although consent was withdrawn or stopped, and exits with 5 if a finding is certain. If the store does not know the kind or the list of a mail, the finding is possible, and says why. Transactional and test mail are not counted.',
      {
        terms: {
          '--grace 0': 'no delay',
          '--grace 48h': 'the default, as large mailbox providers ask for',
          '--grace 10bd': 'ten business days; public holidays are not known',
        },
      },
      {
        code: [
          '$ contact-report consent anna@example.be --at 2026-01-31',
          '$ contact-report consent - --list Newsletter --expect granted < addresses.txt',
          '$ contact-report check --last 30d',
        ],
      },
      'The answer is what the store holds. It is not legal advice, and the program does not choose the rule that applies to you.',
    ] as const,
  'import-formats': ({ importFormats: names }: TopicFacts) =>
    [
      'import recognises each format by its content; --format fixes it. Files may be gzipped, in UTF-8 or UTF-16; - is standard input. JSON may be one object, several in a row, an array, or one object per line.',
      { terms: select(names, importFormats) },
      { heading: 'The native format' },
      { code: samples.native },
      'One JSON object per event, or a table with the second line as its header. The e-mail address, action and timestamp are required.',
      { heading: 'Any other table or JSON' },
      'If the columns of a table, or the keys of JSON, are unknown, import shows what they hold and the command that imports them. --map names the column of each field, --map-action the action that a word means (- to ignore it), --set the same text for all rows, --event a column of times of one action, --date-format the form of the times. --save-mapping keeps them in a file for --mapping.',
      { code: samples.map },
      { heading: 'Times' },
      'A time without a zone is read in --tz, or in UTC without that flag. Use the same --tz when you import the file again, or its events are not recognised as duplicates.',
      { heading: 'The result' },
      {
        terms: {
          imported: 'new in the store',
          duplicates: 'already in the store, or earlier in the same import',
          ignored: 'a known kind of record that is not an event of a contact',
          rejected: 'cannot be used; the reason is printed, and --rejects keeps the record',
        },
      },
    ] as const,
  json: ({ exitCodes }: TopicFacts) =>
    [
      'Every command except completion takes --json and prints one document on stdout. The documents are a contract: within schemaVersion 1, keys neither disappear nor change meaning. New keys may be added: ignore those that you do not know. Every key is always present; unknown values are null or empty. Times are UTC, with milliseconds.',
      {
        terms: {
          'create, rerun, view': '{"schemaVersion", "report", "events"}',
          list: '{"schemaVersion", "reports"}, each like "report" above',
          import: '{"schemaVersion", "imported", "duplicates", "ignored", "rejected", …}',
          consent: '{"schemaVersion", "consent"}; consent -: {"schemaVersion", "consents"}',
          check: '{"schemaVersion", "findings", "check"}',
          campaigns: '{"schemaVersion", "campaigns"}',
          actions: '{"schemaVersion", "actions"}',
          delete: '{"schemaVersion", "deleted"}',
          imports: '{"schemaVersion", "imports"}',
          'imports undo': '{"schemaVersion", "import", "removed", "reports", "laterDuplicates"}',
          'store info': '{"schemaVersion", "path", "bytes", "contacts", "events", …}',
          'store compact': '{"schemaVersion", "path", "bytesBefore", "bytes"}',
          doctor: '{"schemaVersion", "path", "ok", "checks"}',
        },
      },
      { heading: 'A report' },
      {
        terms: {
          period: 'from ≤ timestamp < to; null means no limit; last as typed',
          status: 'of the latest run: processing, completed or failed',
          eventCount: 'the events of the shown answer',
          archivedEventsNotShown: 'the events that were left out because their campaign is archived',
          undoneEvents: 'the events of an import that was undone since',
          failure: 'why the latest run failed, or null',
          progress: '0 to 1 while the report is processing, or null',
        },
      },
      { heading: 'Errors' },
      `An error is a document on stderr, and stdout stays empty: {"error": {"code", "message", "hint"}}. The code does not change, nor does the exit code: ${exitCodes.notFound} if a report is not found, for example.`,
      { heading: 'Recipes' },
      { code: samples.jq },
    ] as const,
  formats: ({ reportFormats: names }: TopicFacts) =>
    [
      'create, view and rerun print a report in the format of --format. The answer goes to stdout; questions, progress, notes and errors go to stderr, so that > and | get only the answer.',
      { terms: select(names, reportFormats) },
      '--output writes the complete report to a file, or nothing. The name of the file chooses the format if you do not: .csv, .html, .md and so on.',
      {
        code: [
          '$ contact-report view 7 --format csv > anna.csv',
          '$ contact-report view 7 --output anna.html',
        ],
      },
      { heading: 'Order and choice of events' },
      'The oldest events come first; --sort desc reverses them. view also chooses events without changing the report: --action, --campaign, --grep and --limit.',
      { heading: 'At a terminal' },
      'A table that is longer than the screen opens in a pager; --no-pager prints it directly. Below 61 columns, each event is a block of lines.',
      { heading: 'Text from events' },
      'Text from events is not trusted. Control characters and characters that reorder or hide text never reach your terminal. Cells of csv and tsv that a spreadsheet would read as a formula start with an apostrophe. JSON keeps the exact text.',
    ] as const,
  'exit-codes': ({ exits, exitCodes }: TopicFacts) =>
    [
      'The exit codes are the same for all commands, and they do not change:',
      { terms: exits },
      `import exits with ${exitCodes.failed} if it rejected records; the others are imported. delete exits with ${exitCodes.processing} if the report is processing. doctor exits with ${exitCodes.failed} if a check failed. After a signal the code is 128 plus its number: 143 after SIGTERM, 129 after SIGHUP.`,
      'A question without matching events is answered: the report is completed and has no events. To find out in a script, count them:',
      { code: samples.count },
      'An error prints what failed and what to type next, on stderr.',
    ] as const,
  environment: () =>
    [
      'A flag wins over a variable of the environment.',
      { heading: 'The store' },
      {
        terms: {
          CONTACT_REPORT_STORE: 'the store; --store wins',
          HOME: 'your home directory',
          XDG_DATA_HOME:
            'the directory in which the store is contact-report/events.db, as an absolute path; ~/.local/share by default',
        },
      },
      { heading: 'Language, zone and calendar' },
      {
        terms: {
          CONTACT_REPORT_LANG: 'the language: en, fr or nl; --lang wins',
          'LC_ALL, LC_MESSAGES, LANG': 'the language if nothing else sets it',
          'LC_ALL, LC_TIME, LANG': 'the first day of the week in the calendar',
          TZ: 'the zone of days and times; --tz wins',
        },
      },
      { heading: 'Terminal' },
      {
        terms: {
          NO_COLOR: 'if not empty: no colours, like --no-color',
          FORCE_COLOR: 'colours also in a pipe: 1 (16), 2 (256), 3 (all); 0 means none',
          TERM: 'dumb: no colours and no questions',
          CI: 'if set: no questions, like --no-input',
          COLUMNS: 'the width of tables if stdout is not a terminal',
          'CONTACT_REPORT_PAGER, PAGER': 'the pager, less by default; cat or empty: none',
          LESS: 'the options of less; by default FRX and a prompt with the keys',
          LESSCHARSET: 'the encoding for less; utf-8 by default',
          DEBUG: 'if set: an unexpected error is printed in full',
        },
      },
    ] as const,
} satisfies Record<TopicName, (facts: TopicFacts) => readonly Block[]>;

type Translated<Part> = Part extends string
  ? string
  : Part extends { readonly code: readonly string[] }
    ? Part
    : { readonly [Key in keyof Part]: Translated<Part[Key]> };

/** The topics in any language: the same blocks, terms and code as in English. */
export type Topics = {
  readonly [Name in TopicName]: (facts: TopicFacts) => Translated<ReturnType<(typeof topics)[Name]>>;
};

/** The terms with these names, in this order. */
export function select<Name extends string>(
  names: readonly Name[],
  terms: Readonly<Record<Name, string>>,
): Terms {
  return Object.fromEntries(names.map((name) => [name, terms[name]]));
}
