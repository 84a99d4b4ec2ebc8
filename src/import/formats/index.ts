import type { Format } from '../format.ts';
import { brevo } from './brevo.ts';
import { flexmail } from './flexmail.ts';
import { mailchimp } from './mailchimp.ts';
import { mailersend } from './mailersend.ts';
import { mailgun } from './mailgun.ts';
import { mailjet } from './mailjet.ts';
import { mandrill } from './mandrill.ts';
import { native } from './native.ts';
import { postmark } from './postmark.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid.ts';
import { ses } from './ses.ts';
import { sparkpost } from './sparkpost.ts';

/** Every format that `import` knows. No record is recognised by two of them, so their order does not matter. */
export const formats: readonly Format[] = [
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
];
