/** The formats that `import` knows; listed apart, so that the help names them without loading them. */
export const formatNames = [
  'native',
  'brevo',
  'flexmail',
  'mailchimp',
  'mailersend',
  'mailgun',
  'mailjet',
  'mandrill',
  'postmark',
  'resend',
  'sendgrid',
  'ses',
  'sparkpost',
] as const;

/** One of {@link formatNames}. */
export type FormatName = (typeof formatNames)[number];

/** What `--format` of `import` takes: `auto` finds the format of each record. */
export const importFormats = ['auto', ...formatNames] as const;

/** One of {@link importFormats}. */
export type ImportFormat = (typeof importFormats)[number];
