import type { Command } from 'commander';
import { messages } from '../../messages/messages.ts';
import { document } from '../help-text.ts';
import type { Act } from '../run-command.ts';
import { collect, parseYear } from '../shared-flags.ts';

// Named here so that the help need not load them; a test compares them with those there are.
const formats =
  'native, brevo, customerio, exchange, flexmail, hubspot, klaviyo, mailchimp, mailersend, mailgun, mailjet, mandrill, postfix, postmark, resend, sendgrid, ses, sfmc, sparkpost';

/** `import FILE...` */
export function declareImport(program: Command, act: Act): void {
  const { flags, exits } = messages.help;
  const { summary, description, file, formats: formatsNote } = messages.help.commands.import;
  const command = program
    .command('import')
    .argument('<file...>', file)
    .option('--format <format>', flags.importFormat, 'auto')
    .option('--rejects <file>', flags.rejects)
    .option('--dry-run', flags.dryRun)
    .option('--map <target=column>', flags.map, collect)
    .option('--map-action <word=action>', flags.mapAction, collect)
    .option('--date-format <tokens>', flags.dateFormat)
    .option('--year <year>', flags.year, parseYear)
    .action(
      act(async (options, files) => {
        const { importCommand } = await import('./run.ts');
        return (context) => importCommand(context, files, options);
      }),
    );
  document(command, {
    summary,
    description,
    note: formatsNote(formats),
    examples: ['import events.ndjson', 'import *.json.gz --rejects rejects.ndjson', 'import - < events.csv'],
    exits: {
      0: exits.nothingRejected,
      1: exits.somethingRejected,
      2: exits.wrongUsage,
      130: exits.cancelled,
    },
  });
}
