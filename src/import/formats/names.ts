/** The formats that `import` knows; listed apart, so that the help names them without loading them. */
export const formatNames = [
  'native',
  'brevo',
  'customerio',
  'exchange',
  'flexmail',
  'hubspot',
  'klaviyo',
  'mailchimp',
  'mailersend',
  'mailgun',
  'mailjet',
  'mandrill',
  'postfix',
  'postmark',
  'resend',
  'sendgrid',
  'ses',
  'sfmc',
  'sparkpost',
] as const;

/** One of {@link formatNames}. */
export type FormatName = (typeof formatNames)[number];

/** Values of `import --format`: `auto` detects the format of each record. */
export const importFormats = ['auto', ...formatNames] as const;

/** One of {@link importFormats}. */
export type ImportFormat = (typeof importFormats)[number];
