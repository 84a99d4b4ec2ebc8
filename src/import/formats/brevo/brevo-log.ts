import { inNormalForm } from '../../../domain/normal-form.ts';
import { asText, type JsonObject, type ReadOptions } from '../../map/format.ts';

// The log of Transactional > Logs as it is downloaded: st_text,ts,sub,frm,email,tag,mid,link. Layout, day-first times,
// `NA` and the Italian words are those of two programs that read such files, one of them
// https://github.com/guglielmo/django-brevo-analytics; the words of the other languages are not confirmed.
// Each word of the webhook, and how the log writes it in the language of the account.
const languages: readonly (readonly [webhook: string, ...words: string[]])[] = [
  ['request', 'sent', 'inviata', 'envoye', 'envoyee', 'gesendet', 'versendet', 'enviado'],
  ['delivered', 'delivered', 'consegnata', 'delivre', 'delivree', 'zugestellt', 'entregado', 'entregue'],
  ['deferred', 'deferred', 'rinviata', 'differe', 'differee', 'verzogert', 'zuruckgestellt', 'aplazado'],
  ['deferred', 'diferido', 'adiado'],
  ['unique_opened', 'firstopening', 'primaapertura', 'premiereouverture', 'ersteoffnung', 'primeraapertura'],
  ['unique_opened', 'primeiraabertura'],
  ['opened', 'opened', 'aperta', 'ouvert', 'ouverte', 'geoffnet', 'abierto', 'aberto'],
  ['proxy_open', 'loadedbyproxy', 'proxyopen', 'caricataperprocura', 'chargeparproxy', 'chargeeparproxy'],
  ['proxy_open', 'cargadoporproxy', 'carregadoporproxy', 'uberproxygeladen', 'perproxygeladen'],
  ['unique_proxy_open', 'uniqueproxyopen', 'uniqueloadedbyproxy'],
  [
    'click',
    'click',
    'clicked',
    'cliccata',
    'clique',
    'cliquee',
    'geklickt',
    'angeklickt',
    'clicado',
    'clic',
    'hechoclic',
  ],
  ['soft_bounce', 'softbounce', 'softbounced', 'rebotesuave', 'rebotetemporal'],
  ['hard_bounce', 'hardbounce', 'hardbounced', 'reboteduro', 'rebotepermanente'],
  ['blocked', 'blocked', 'bloccata', 'bloque', 'bloquee', 'blockiert', 'bloqueado'],
  ['invalid_email', 'invalidemail', 'emailnonvalida', 'emailinvalide', 'ungultigeemail', 'emailinvalido'],
  ['error', 'error', 'errore', 'erreur', 'fehler', 'erro'],
  ['spam', 'spam', 'complaint', 'plainte', 'beschwerde', 'queja', 'reclamacao'],
  ['unsubscribed', 'unsubscribed', 'disiscrizione', 'desinscrit', 'desinscrite', 'desinscription'],
  ['unsubscribed', 'abgemeldet', 'abmeldung', 'cancelaciondesuscripcion', 'descadastrado'],
];
const webhookWords = new Map(
  languages.flatMap(([webhook, ...words]) => words.map((word) => [word, webhook] as const)),
);

const columns = ['st_text', 'ts', 'email', 'mid'];

/** True for the columns of Brevo's transactional log. */
export function isLogTable(names: readonly string[]): boolean {
  return columns.every((name) => names.includes(name));
}

/**
 * Converts a row of the log to the keys of the webhook; null if its word is in an unknown language, and `words` have no
 * meaning for it.
 */
export function fromLogRow(row: JsonObject, words: ReadOptions['words']): JsonObject | null {
  const word = asText(row.st_text) ?? '';
  const own = words.has(word.toLowerCase()) ? word : undefined;
  const event = word === '' ? '' : (webhookWords.get(bareLetters(word)) ?? own);
  if (event === undefined) return null;
  return {
    event,
    email: row.email,
    date: yearFirst(asText(row.ts)),
    'message-id': orNull(row.mid),
    subject: row.sub,
    tag: orNull(row.tag),
    link: orNull(row.link),
    st_text: word,
  };
}

/** Converts `04-11-2025 15:21:09` (4 November) to ISO 8601; other forms stay. */
function yearFirst(time: string | null): string | null {
  return time?.trim().replace(/^(\d{2})-(0\d|1[0-2])-(\d{4})(?= |$)/, '$3-$2-$1') ?? null;
}

/** A cell; null for `NA` and its like. */
function orNull(cell: unknown): unknown {
  return /^(?:n\/?a|null|-)$/i.test(String(cell).trim()) ? null : cell;
}

function bareLetters(text: string): string {
  return inNormalForm(text, 'NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
