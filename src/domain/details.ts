import type { Locale } from '../messages/locales.ts';

/** The type of a detail's value. */
export type DetailType = 'text' | 'url' | 'address' | 'number' | 'flag' | 'list';

/**
 * The way a table for people shows a detail: before all others (`link`), as part of the reason why a mail failed
 * (`failure`), after its label (`labelled`), alone if there is no other detail (`fallback`), its label alone if it is
 * true (`note`), or not at all, because JSON and CSV have it (`hidden`). Tables show the details in this order; those
 * shown the same way in the order of {@link details}, but labelled details in the order of the event.
 */
export type DetailDisplay = 'link' | 'failure' | 'labelled' | 'fallback' | 'note' | 'hidden';

/** One detail of an event that the program knows by name. */
export interface Detail {
  readonly name: string;
  readonly type: DetailType;
  readonly display: DetailDisplay;
  /** True if its value may be another person's: of a forward, a shared mailbox or a changed address. */
  readonly othersData: boolean;
  /** True if `--map` can map a column of a table to it by its name alone. */
  readonly mappable: boolean;
  readonly labels: Readonly<Record<Locale, string>>;
}

type Row = readonly [
  name: string,
  type: DetailType,
  display: DetailDisplay,
  marks: '' | 'others' | 'map' | 'map others',
  en: string,
  fr: string,
  nl: string,
];

const rows: readonly Row[] = [
  ['url', 'url', 'link', 'map', 'link', 'lien', 'link'],
  ['statusCode', 'text', 'failure', 'map', 'status code', 'code d’état', 'statuscode'],
  ['reason', 'text', 'failure', 'map', 'reason', 'raison', 'reden'],
  ['smtpAnswer', 'text', 'failure', 'map', 'SMTP answer', 'réponse SMTP', 'SMTP-antwoord'],
  ['bounceKind', 'text', 'failure', 'map', 'kind of bounce', 'type de bounce', 'soort bounce'],
  ['attempt', 'number', 'labelled', '', 'attempt', 'essai', 'poging'],
  ['form', 'text', 'labelled', 'map', 'form', 'formulaire', 'formulier'],
  ['group', 'text', 'labelled', 'map', 'group', 'groupe', 'groep'],
  ['infopage', 'text', 'labelled', 'map', 'infopage', 'page d’information', 'infopagina'],
  ['list', 'text', 'labelled', 'map', 'list', 'liste', 'lijst'],
  ['newAddress', 'address', 'labelled', 'others', 'new address', 'nouvelle adresse', 'nieuw adres'],
  ['oldAddress', 'address', 'labelled', 'others', 'old address', 'ancienne adresse', 'oud adres'],
  ['survey', 'text', 'labelled', 'map', 'survey', 'enquête', 'enquête'],
  ['tags', 'list', 'labelled', 'map', 'tags', 'étiquettes', 'tags'],
  ['template', 'text', 'labelled', 'map', 'template', 'modèle', 'sjabloon'],
  ['subject', 'text', 'fallback', 'map', 'subject', 'objet', 'onderwerp'],
  ['machine', 'flag', 'note', 'map', 'by a machine', 'par une machine', 'door een machine'],
  [
    'ambiguousRecipient',
    'flag',
    'note',
    '',
    'one of several recipients',
    'un destinataire parmi plusieurs',
    'een van meerdere ontvangers',
  ],
  ['auto', 'flag', 'note', 'map', 'automatic', 'automatique', 'automatisch'],
  ['messageId', 'text', 'hidden', 'map', 'message id', 'identifiant du message', 'bericht-id'],
  ['ip', 'text', 'hidden', 'map others', 'IP address', 'adresse IP', 'IP-adres'],
  ['userAgent', 'text', 'hidden', 'map others', 'mail program or browser', 'logiciel', 'programma'],
  ['location', 'text', 'hidden', 'map others', 'location', 'lieu', 'plaats'],
  [
    'nativeType',
    'text',
    'hidden',
    '',
    'word of the platform',
    'mot de la plateforme',
    'woord van het platform',
  ],
  ['occurrence', 'number', 'hidden', '', 'occurrence', 'occurrence', 'herhaling'],
  [
    'equalRow',
    'number',
    'hidden',
    '',
    'number among equal rows',
    'numéro parmi lignes égales',
    'nummer onder gelijke rijen',
  ],
];

/** Every detail that the program knows by name, in the order in which tables show them. */
export const details: readonly Detail[] = rows.map(([name, type, display, marks, en, fr, nl]) => ({
  name,
  type,
  display,
  othersData: marks.includes('others'),
  mappable: marks.includes('map'),
  labels: { en, fr, nl },
}));

const byName = new Map(details.map((detail) => [detail.name, detail]));

/** The detail of this name; undefined if the program does not know the name. */
export function detailByName(name: string): Detail | undefined {
  return byName.get(name);
}

/** The details of an event, parsed. */
export type DetailValues = Readonly<Record<string, unknown>>;

/** Details that are not a JSON object: another program or the disk changed the store. */
class DamagedDetailsError extends Error {
  readonly code = 'STORE_DAMAGED';
}

/** Parses details. Throws an error with the code STORE_DAMAGED if they are not a JSON object. */
export function parseDetails(json: string): DetailValues {
  if (json === '{}') return {};
  let value: unknown = null;
  try {
    value = JSON.parse(json);
  } catch {
    // Reported below.
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as DetailValues;
  throw new DamagedDetailsError('the details are not a JSON object');
}
