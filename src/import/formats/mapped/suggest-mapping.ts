import { shellWord } from '../../../messages/shell-word.ts';
import type { EventTarget } from './mapping.ts';

// What such columns are often called, in English, French and Dutch, the likeliest first.
const usual: readonly (readonly [target: EventTarget | 'url', names: readonly RegExp[]])[] = [
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

/** The command that imports `file`, as far as its columns' names tell; what they do not is left to fill in. */
export function suggestMapping(columns: readonly string[], file: string): string {
  // A table without a header begins with somebody's row.
  const names = columns.filter((column) => !column.includes('@'));
  const left = new Map(names.map((column) => [column, plainly(column)]));
  const words = ['contact-report import', shellWord(file)];
  for (const [target, patterns] of usual) {
    const found = patterns.flatMap((pattern) => [...left].filter(([, plain]) => pattern.test(plain)))[0]?.[0];
    if (found !== undefined) left.delete(found);
    if (found !== undefined) words.push(`--map ${target}=${shellWord(found)}`);
    else if (needed.includes(target)) words.push(`--map ${target}=COLUMN`);
  }
  return [...words, '--map-action WORD=ACTION'].join(' ');
}

function plainly(column: string): string {
  const letters = column.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
}
