import { anyReports, declareCommand } from '../command.ts';
import { outputFlags, rowFlags } from '../flags.ts';

/** `view [ID]` */
export const view = declareCommand({
  name: 'view',
  arguments: { id: anyReports },
  flags: [...rowFlags, ...outputFlags],
  examples: [
    'view 7',
    'view anna@example.be',
    'view 7 --action campaignLinkClicked --grep agenda',
    'view 7 --output report.html',
    'view 7 --json | jq .report.eventCount',
  ],
  exits: { 0: 'done', 1: 'failed', 2: 'wrongUsage', 3: 'noSuchReport' },
});
