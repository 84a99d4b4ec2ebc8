import type { Locale } from '../messages/locales.ts';

/** What the value of a detail is. */
export type DetailType = 'text' | 'url' | 'address' | 'number' | 'flag' | 'list';

/**
 * Where people see a detail in a table: before all others (`link`), in the sentence that says why a mail failed
 * (`failure`), behind its label (`labelled`), alone if nothing else is known (`fallback`), its label alone if it is
 * true (`note`), or not at all, because JSON and CSV have it (`hidden`). In this order; those of one place in the
 * order of the table, but labelled details in the order in which the event has them.
 */
export type DetailPlace = 'link' | 'failure' | 'labelled' | 'fallback' | 'note' | 'hidden';

/** One detail of an event whose name has a meaning. */
export interface Detail {
  readonly name: string;
  readonly type: DetailType;
  readonly place: DetailPlace;
  /** Whether its value may be another person's: of a forward, a shared mailbox or a changed address. */
  readonly othersData: boolean;
  /** Whether a column of a table can be mapped to it by its name alone. */
  readonly mappable: boolean;
  readonly labels: Readonly<Record<Locale, string>>;
}

type Row = readonly [
  name: string,
  type: DetailType,
  place: DetailPlace,
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
];

/** Every detail whose name has a meaning, in the order in which tables show them. */
export const details: readonly Detail[] = rows.map(([name, type, place, marks, en, fr, nl]) => ({
  name,
  type,
  place,
  othersData: marks.includes('others'),
  mappable: marks.includes('map'),
  labels: { en, fr, nl },
}));

const byName = new Map(details.map((detail) => [detail.name, detail]));

/** The detail of this name; undefined if the name has no meaning of its own. */
export function detailByName(name: string): Detail | undefined {
  return byName.get(name);
}
