import type { Format } from '../map/format.ts';
import { brevo } from './brevo/brevo.ts';
import { customerio } from './customerio.ts';
import { exchange } from './exchange.ts';
import { flexmail } from './flexmail/flexmail.ts';
import { hubspot } from './hubspot.ts';
import { klaviyo } from './klaviyo.ts';
import { mailchimp } from './mailchimp/mailchimp.ts';
import { mailersend } from './mailersend.ts';
import { mailgun } from './mailgun.ts';
import { mailjet } from './mailjet.ts';
import { mandrill } from './mandrill.ts';
import { type FormatName, formatNames } from './names.ts';
import { native } from './native.ts';
import { postfix } from './postfix.ts';
import { postmark } from './postmark.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid/sendgrid.ts';
import { ses } from './ses/ses.ts';
import { sfmc } from './sfmc.ts';
import { sparkpost } from './sparkpost.ts';

const byName: Readonly<Record<FormatName, Format>> = {
  native,
  brevo,
  customerio,
  exchange,
  flexmail,
  hubspot,
  klaviyo,
  mailchimp,
  mailersend,
  mailgun,
  mailjet,
  mandrill,
  postfix,
  postmark,
  resend,
  sendgrid,
  ses,
  sfmc,
  sparkpost,
};

/**
 * All formats of `import`. SendGrid is first: the sender names keys at the top level of its events, so that its ids decide
 * before any other mark. Mandrill is last: its batch is one form field of any value. Other records are recognised by one
 * format only.
 */
export const formats: readonly Format[] = [
  sendgrid,
  ...formatNames.filter((name) => name !== 'sendgrid' && name !== 'mandrill').map((name) => byName[name]),
  mandrill,
];
