import { formatNames } from '../../import/formats/names.ts';
import { messages } from '../../messages/messages.ts';
import { declareCommand, someWords } from '../command.ts';
import { flags } from '../flags.ts';

/** `import FILE...` */
export const importEvents = declareCommand({
  name: 'import',
  arguments: { file: someWords('files') },
  flags: [
    flags.importFormat,
    flags.rejects,
    flags.dryRun,
    flags.follow,
    flags.year,
    flags.map,
    flags.set,
    flags.event,
    flags.mapAction,
    flags.contacts,
    flags.mapping,
    flags.saveMapping,
    flags.dateFormat,
    flags.skipLines,
    flags.separator,
    flags.encoding,
    flags.noHeader,
  ],
  note: () => messages.help.commands.import.note(formatNames.join(', ')),
  examples: [
    'import events.ndjson',
    'import *.json.gz --rejects rejects.ndjson',
    'import - < events.csv',
    'import --follow /var/log/webhooks',
    'import stats.csv --mapping tool.json',
  ],
  exits: { 0: 'nothingRejected', 1: 'somethingRejected', 2: 'wrongUsage', 130: 'cancelled' },
});
