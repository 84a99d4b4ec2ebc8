import type { Format } from '../map/format.ts';
import { brevo } from './brevo/brevo.ts';
import { flexmail } from './flexmail/flexmail.ts';
import { mailchimp } from './mailchimp/mailchimp.ts';
import { mailersend } from './mailersend.ts';
import { mailgun } from './mailgun.ts';
import { mailjet } from './mailjet.ts';
import { mandrill } from './mandrill.ts';
import { type FormatName, formatNames } from './names.ts';
import { native } from './native.ts';
import { postmark } from './postmark.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid/sendgrid.ts';
import { ses } from './ses/ses.ts';
import { sparkpost } from './sparkpost.ts';

const byName: Readonly<Record<FormatName, Format>> = {
  native,
  brevo,
  flexmail,
  mailchimp,
  mailersend,
  mailgun,
  mailjet,
  mandrill,
  postmark,
  resend,
  sendgrid,
  ses,
  sparkpost,
};

/** All formats of `import`. No record is recognised by two of them, so the order does not matter. */
export const formats: readonly Format[] = formatNames.map((name) => byName[name]);
