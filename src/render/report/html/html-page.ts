import { createHash } from 'node:crypto';
import { locale } from '../../../messages/messages.ts';
import { styleSheet } from './html-css.ts';
import { Html, html } from './html-template.ts';

// The browser loads, runs and sends nothing, whatever an event contains; it accepts the style sheet by its hash.
const styleHash = createHash('sha256').update(styleSheet).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** The beginning of a self-contained page, to the start of its body. */
export function pageHead(title: string): Html {
  return html`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<meta name="robots" content="noindex"/>
<title>${title}</title>
<style>${new Html(styleSheet)}</style>
</head>
<body>
`;
}
