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

/** All formats of `import`. */
export const formats: readonly Format[] = formatNames.map((name) => byName[name]);

/**
 * The formats in the order in which they are tried. SendGrid is first: the sender names keys at the top level of its
 * events, so that its ids decide before any other mark. Mandrill is last: its batch is one form field of any value. Other
 * records are recognised by one format only.
 */
export const formatsByPriority: readonly Format[] = [
  sendgrid,
  ...formats.filter((each) => each !== sendgrid && each !== mandrill),
  mandrill,
];
