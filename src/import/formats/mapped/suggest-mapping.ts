import { shellWord } from '../../../messages/shell-word.ts';
import type { EventTarget } from './mapping.ts';

// Common column names in English, French and Dutch, the most likely first.
const commonNames: readonly (readonly [target: EventTarget | 'url', names: readonly RegExp[]])[] = [
  [
    'email',
    [
      /^(e ?mail( address)?|(recipient|subscriber|contact|to) e ?mail( address)?|e ?mailadres|adresse (e ?)?mail|courriel)$/,
      /^(recipient|to|mail|destinataire|ontvanger|address|adresse|adres)$/,
      /\b(recipient|e ?mail|courriel)\b/,
    ],
  ],
  [
    'timestamp',
    [
      /^(event |activity )?(time ?stamp|date ?time|date and time|horodatage|tijdstip|date et heure)$/,
      /^(event |activity )?(date|time|datum|heure|tijd|ts)$/,
      /\b(sent|created|occurred|processed|event) (at|on|time|date)$/,
      /\b(date|time ?stamp|time|datum)\b/,
    ],
  ],
  [
    'action',
    [
      /^(event|action|activity|evenement|gebeurtenis|actie)( ?(type|name))?$/,
      /^(status|type|statut|kind)$/,
      /\bevent\b/,
    ],
  ],
  ['campaign_id', [/^(campaign|campagne|mailing) ?id$/]],
  [
    'campaign_name',
    [
      /^(campaign|campagne|mailing|newsletter)( ?(name|naam|title|titre))?$|^nom de la campagne$/,
      /^(subject|onderwerp|sujet|objet)( line)?$/,
    ],
  ],
  ['url', [/^(clicked )?(url|link|lien)$/]],
];
const needed = ['email', 'timestamp', 'action'];

/** The command that imports `file`, guessed from the names of its columns, with placeholders for the rest. */
export function suggestMapping(columns: readonly string[], file: string): string {
  // Without a header row, the first row may contain an address.
  const names = columns.filter((column) => !column.includes('@'));
  const left = new Map(names.map((column) => [column, normaliseHeader(column)]));
  const words = ['contact-report import', shellWord(file)];
  for (const [target, patterns] of commonNames) {
    const found = patterns.flatMap((pattern) => [...left].filter(([, name]) => pattern.test(name)))[0]?.[0];
    if (found !== undefined) left.delete(found);
    if (found !== undefined) words.push(`--map ${target}=${shellWord(found)}`);
    else if (needed.includes(target)) words.push(`--map ${target}=COLUMN`);
  }
  return [...words, '--map-action WORD=ACTION'].join(' ');
}

function normaliseHeader(column: string): string {
  const letters = column.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
}
