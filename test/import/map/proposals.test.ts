import { describe, expect, it } from 'vitest';
import { actions } from '../../../src/domain/actions.ts';
import { actionLikely, actionOfColumn } from '../../../src/import/formats/mapped/suggest/action-words.ts';
import { TableExaminer } from '../../../src/import/formats/mapped/suggest/examine-table.ts';
import { proposeMapping } from '../../../src/import/formats/mapped/suggest/propose-mapping.ts';
import { commandsFor } from '../../../src/import/formats/mapped/suggest/unknown-table.ts';

/** What is proposed for a table; its cells are separated by commas. */
function proposed(header: string, rows: readonly string[], file = 'f.csv') {
  const examiner = new TableExaminer(header.split(','));
  for (const row of rows) examiner.add(row.split(','));
  const proposal = proposeMapping(examiner.result(), [file]);
  const commands = commandsFor({ files: [file], separator: ',', hasHeader: true, proposal, flags: [] });
  return {
    doubts: proposal.doubts,
    commands,
    command: (commands[0] ?? '').replace('contact-report import f.csv ', ''),
  };
}

describe('the action of a word', () => {
  it.each(
    actions.flatMap(({ name, labels }) =>
      [name, labels.en, labels.fr, labels.nl].map((word) => [word, name]),
    ),
  )('%s is %s', (word, name) => {
    // Two actions share the French and Dutch word for a bounce only with themselves.
    expect(actionLikely(word)).toBe(name);
  });

  it.each([
    ['Opened Email', 'campaignRead'],
    ['Email Link Clicked', 'campaignLinkClicked'],
    ['hard_bounce', 'bounced'],
    ['Désinscription', 'unsubscribed'],
    ['Afgemeld', 'unsubscribed'],
    ['Abgemeldet', 'unsubscribed'],
    ['Disiscrizione', 'unsubscribed'],
    ['Prima apertura', 'campaignRead'],
    ['Zugestellt', 'campaignDelivered'],
    ['Nicht zugestellt', 'campaignNotSent'],
    ['Gelezen', 'campaignRead'],
    ['Verstuurd', 'campaignSent'],
    ['Inviata', 'campaignSent'],
    ['spam_report', 'spamComplaint'],
    ['Message envoyé', 'campaignSent'],
    ['Non envoyé', 'campaignNotSent'],
    ['not opened', null],
    ['Unopened', null],
    ['niet geopend', null],
    ['nicht geöffnet', null],
    ['42', null],
    ['', null],
    ['Vorgemerkt', null],
  ])('%s is %s', (word, action) => {
    expect(actionLikely(word)).toBe(action);
  });

  it.each([
    ['First Open', 'campaignRead'],
    ['opened_at', 'campaignRead'],
    ['Sent On', 'campaignSent'],
    ['Date d’ouverture', 'campaignRead'],
    ['Date added', 'created'],
    ['unsubscribedAt', 'unsubscribed'],
    ['Datum', null],
    ['Event time', null],
    ['updated_at', null],
  ])('the times in %s are those of %s', (name, action) => {
    expect(actionOfColumn(name)).toBe(action);
  });
});

describe('a proposal', () => {
  it.each([
    [
      'Recipient,When,Event,Subject',
      'a@example.com,2026-03-01,opened,Spring',
      '--map email=Recipient --map timestamp=When --map action=Event --map campaign_name=Subject --map-action opened=campaignRead',
    ],
    [
      'E-mailadres,Datum,Status',
      'a@example.com,2026-03-01,Geopend',
      '--map email=E-mailadres --map timestamp=Datum --map action=Status --map-action Geopend=campaignRead',
    ],
    [
      "x,it's time",
      'a@example.com,2026-03-01',
      "--map email=x --map timestamp='it'\\''s time' --set action=ACTION",
    ],
    [
      'actionType,actionDate,deliveryDate,recipient',
      'o,2025-11-07,2025-11-04,a@example.com',
      '--map timestamp=actionDate',
    ],
    [
      'Email Name,Subscriber Key,Date,Event',
      'Autumn,a@example.com,2025-11-04,Open',
      "--map email='Subscriber Key'",
    ],
    [
      'E-mail,Verzonden op,Gebeurtenis',
      'a@example.com,2025-11-04,geopend',
      "--map timestamp='Verzonden op' --map action=Gebeurtenis",
    ],
    ['email_campaign_id,event,time', '7,open,2025-11-04', '--map email=COLUMN'],
    ['event_id,email,event,time', '7,a@example.com,open,2025-11-04', '--map id=event_id'],
    ['From,To,Date,Event', 'news@example.com,a@example.com,2025-11-04,open', '--map email=To'],
    [
      'mail,created,sent_on,opened_on',
      'a@example.com,2024-01-01,2025-11-04,2025-11-06',
      '--event created=created --event campaignSent=sent_on --event campaignRead=opened_on',
    ],
    [
      'Email,Opened at',
      'a@example.com,2025-11-04 10:00',
      "--map timestamp='Opened at' --set action=campaignRead",
    ],
    ['Email,Opens', 'a@example.com,3', '--set timestamp=TIME --set action=ACTION'],
    ['Email,Day,Time,Event', 'a@example.com,2025-11-04,10:15,open', '--map timestamp=Day+Time'],
    ['Email,Phone,Event,Date', 'a@example.com,1234567890,open,1762268400', '--map timestamp=Date'],
    [
      'Email,Member Status,Member First Associated Date,Member Status Updated',
      'a@example.com,Responded,2026-03-01,2026-03-02',
      "--map timestamp='Member Status Updated' --map action='Member Status'",
    ],
    [
      'Email,Opened Time',
      'a@example.com,Mar 13 2026 08:00 PM',
      "--map timestamp='Opened Time' --set action=campaignRead",
    ],
    [
      'eventName,data.email,data.createdAt,data.campaignName',
      'emailOpen,a@example.com,2026-03-01,Spring',
      '--map timestamp=data.createdAt --map action=eventName --map campaign_name=data.campaignName',
    ],
    [
      'Courriel,Date d’envoi,Statut',
      'a@example.com,2026-03-01,Lu',
      "--map timestamp='Date d’envoi' --set action=campaignSent",
    ],
  ])('for %s looks at the cells', (header, row, expected) => {
    expect(proposed(header, [row]).command).toContain(expected);
  });

  it('takes a time that some rows lack for an event of its own', () => {
    const { command } = proposed('Email,Opened', ['a@example.com,2025-11-04 10:00', 'b@example.com,']);
    expect(command).toContain('--event campaignRead=Opened');
  });

  it('takes the action of all rows from the name of the file', () => {
    const { command } = proposed('Email,Date', ['a@example.com,2025-11-04'], 'campaign-7-clicks.csv');
    expect(command).toContain('--set action=campaignLinkClicked');
  });

  it.each([
    ['Email,Status,Date added', ['a@example.com,Unsubscribed,2021-03-01']],
    [
      'Email,Status,Date',
      [
        'a@example.com,subscribed,2021-03-01',
        'b@example.com,unsubscribed,2021-03-02',
        'c@example.com,cleaned,2021-03-02',
      ],
    ],
    ['Email,State,Created,Updated', ['a@example.com,active,2021-03-01,2025-03-01']],
  ])('never pairs a state with the date of something else: %s', (header, rows) => {
    const { command, doubts } = proposed(header, rows);
    expect(command).not.toContain('--map action');
    expect(command).not.toContain('unsubscribed');
    expect(doubts).toContain('contactList');
  });

  it('gives a command for each order of day and month that the rows allow', () => {
    const rows = ['a@example.com,3/4/2026 9:05 PM,open', 'b@example.com,5/6/2026 9:05 PM,open'];
    const { commands } = proposed('Email,Date,Event', rows);
    expect(commands.map((command) => command.split('--date-format ')[1])).toEqual([
      "'d/M/yyyy h:mm a'",
      "'M/d/yyyy h:mm a'",
    ]);
    const clear = proposed('Email,Date,Event', [...rows, 'c@example.com,3/14/2026 9:05 PM,open']);
    expect(clear.commands).toHaveLength(1);
    expect(clear.command).not.toContain('--date-format');
  });

  it('never maps a word without a good guess', () => {
    const { command } = proposed('Email,Date,Event', [
      'a@example.com,2026-03-01,open',
      'a@example.com,2026-03-01,queued',
    ]);
    expect(command).toContain('--map-action open=campaignRead');
    expect(command).not.toContain('queued');
  });
});
