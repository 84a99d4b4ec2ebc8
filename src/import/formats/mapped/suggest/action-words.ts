import { type ActionName, actions, findAction } from '../../../../domain/actions.ts';
import { normaliseHeader } from '../column-names.ts';

// Words of platforms and of tools in English, French, Dutch, German, Italian, Portuguese and Spanish, without accents.
// The first pattern decides: `unsubscribe` before `subscribe`, `link clicked` before `link`.
const patterns: readonly (readonly [ActionName, RegExp])[] = [
  [
    'spamComplaint',
    /spam|complain|complaint|\babuse|\bjunk|plainte|klacht|beschwerde|queja|denuncia|reclamo/,
  ],
  ['bouncedOut', /\bcleaned\b|bounced out|hard ?bounced? (list|limit)|\bheld\b/],
  ['unsubscribeVisited', /unsubscribe (page|visit|form)|(view|visit)\w* unsubscribe/],
  [
    'unsubscribed',
    /unsub|opt(ed|s)? ?-?out|desinscri|desabonn|uitgeschreven|uitschrij|afgemeld|afmeld|uitgeschr|abgemeldet|abmeld|austrag|ausgetragen|disiscri|descadastr|\bbaja\b|cancelou|cancelado la susc/,
  ],
  [
    'removedFromGroup',
    /(removed?|left|deleted?|retire|verwijderd|entfernt).*(group|list|segment|groupe|liste|groep|lijst|gruppe)/,
  ],
  [
    'addedToGroup',
    /(added|joined|ajoute|toegevoegd|hinzugefugt).*(group|segment|list\b|groupe|liste\b|groep|lijst|gruppe)/,
  ],
  ['addedToAccountBlackList', /black ?list|block ?list|liste noire|zwarte lijst|sperrliste/],
  [
    'campaignNotSent',
    /\b(not|never) (sent|send)|\bdropp|\bdrops?\b|\bblock|suppress|\breject|\bfail|\berror|\binvalid|\bskipp|\bcancel|non envoy|\brefuse|\bechec|niet verzonden|niet verstuurd|geweigerd|geblokkeerd|mislukt|nicht (gesendet|versendet|zugestellt)|abgelehnt|fehlgeschlagen|blockiert|bloccat|rechazad|bloquead|bloque\b|rejeitad|exception|exclu|excluded|quarantine/,
  ],
  [
    'bounced',
    /bounc|ruckl(a|ae)ufer|unzustellbar|onbestelbaar|undeliver|non delivr|non livr|rebond|rebot|rimbalz|devuelt|devolvid|\bndr\b|returned/,
  ],
  [
    'campaignDeferred',
    /defer|delay|rinviat|uitgesteld|vertraagd|differe|verzoger|greylist|retry|aplazad|adiad/,
  ],
  ['campaignForwardSubmitted', /forward|transfere|doorgestuurd|weitergeleitet|reenviad|encaminhad|inoltrat/],
  [
    'campaignReplied',
    /\brepl(y|ied|ies)|\bresponded|repondu|reponse|beantwoord|geantwoord|antwort|respondi|respuesta|risposta/,
  ],
  [
    'campaignFormSubmitted',
    /form.*(submit|fill|complet)|submitted.*form|formulaire (envoye|rempli)|formulier (ingevuld|verzonden)/,
  ],
  ['campaignSurveySubmitted', /survey|enquete|enquete ingevuld|umfrage|encuesta/],
  [
    'campaignReadOnline',
    /(web|online|browser) ?(version|view)|view(ed)? (online|in browser)|version en ligne|onlineversi/,
  ],
  ['campaignLinkClicked', /click|\bclic|\bklik|\bklick|geklickt|angeklickt|cliccat|cliqu|aangeklikt|geklikt/],
  [
    'campaignRead',
    /\bopen|opened|\bread\b|\breads\b|\bseen\b|gelezen|geopend|opening|ouvert|ouvre|\blus?\b|consulte|geoffnet|gelesen|offnung|offnen|abiert|apertur|\bapert|\bletto|\blido\b|leid[oa]|\bviewed\b|^views?$|impression/,
  ],
  [
    'campaignDelivered',
    /deliver|livre|delivr|\bremis|afgeleverd|bezorgd|geleverd|zugestellt|zustellung|entreg|consegnat|\breceived\b|\brecu\b|ontvangen|empfangen|\brecibid/,
  ],
  [
    'campaignSent',
    /\bsent\b|\bsend|sending|\bmailed|envoy|\benvoi|verzonden|verstuurd|verzend|versendet|gesendet|versand|verschickt|enviad|envio|inviat|processed|accepted|\binjection|launched|dispatched|email out/,
  ],
  ['optedIn', /opt(ed|s)? ?-?in|confirm|verified|bevestigd|bestatigt|bestatig|double opt|doi\b/],
  [
    'subscribed',
    /subscri|suscri|inscri|abonn|ingeschreven|inschrij|aangemeld|aanmeld|angemeldet|anmeld|iscri|sign(ed)? ?-?up|\bsignups?\b|registered|registration|registrier|joined|\boptin\b/,
  ],
  [
    'profileUpdateSubmitted',
    /updat|changed|modif|mis a jour|mise a jour|bijgewerkt|gewijzigd|aktualisiert|geandert|actualizad|profile/,
  ],
  ['deleted', /delet|\bremoved|supprim|efface|verwijderd|geloscht|eliminad|excluid|erased/],
  [
    'created',
    /creat|\badded|\bcree\b|ajout|aangemaakt|toegevoegd|angelegt|erstellt|hinzugefugt|\bcread|import/,
  ],
];

// Several in one word would be a guess: `sent, not opened`.
const negation =
  /\b(not|never|no|non|pas|un(opened|read|clicked)|niet|geen|nicht|kein|ohne|without|sin)\b|\bunopened|\bunread/;

const byLabel = new Map<string, ActionName>();
for (const { name, labels } of actions) {
  for (const label of [name, ...Object.values(labels)]) byLabel.set(normaliseHeader(label), name);
}

/**
 * The action that a word of a table most likely means: one of our own words in any language, or of a platform; null if
 * there is no good guess.
 */
export function actionLikely(word: string): ActionName | null {
  const own = findAction(word.trim());
  if (own) return own.name;
  const plain = normaliseHeader(word);
  if (plain === '') return null;
  const labelled = byLabel.get(plain);
  if (labelled) return labelled;
  const found = patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  if (negation.test(plain) && found !== 'campaignNotSent' && found !== 'bounced') return null;
  return found;
}

// Words around the name of what happened: `First Open`, `Opened on`, `Date d’ouverture`.
const around =
  /\b(date|time|timestamp|datetime|datum|tijdstip|heure|hora|data|zeit|zeitpunkt|moment|at|on|op|le|am|de|d|of|the|first|last|premiere?|derniere?|eerste|laatste|erste|letzte|email|e|mail|campaign|campagne|utc|gmt)\b/g;
// The dates of a record, not of something that happened to the contact.
const bookkeeping = /updat|modif|chang|edit|synced|export|import|bijgewerkt|gewijzigd|geandert|maj\b/;

/** The action at the times of a column with this name; null if the name says nothing about it. */
export function actionOfColumn(name: string): ActionName | null {
  const plain = normaliseHeader(name);
  if (bookkeeping.test(plain)) return null;
  const rest = plain.replaceAll(around, ' ').replaceAll(/\s+/g, ' ').trim();
  if (rest === '' || /\b(event|activity|action|status|state)\b/.test(rest)) return null;
  return actionLikely(rest);
}

/** True for words that say in which state a contact is. */
export function isStateWord(word: string): boolean {
  return /^(un)?subscribed$|^(in)?active$|^(un)?confirmed$|^pending$|^cleaned$|^opt(ed)?.?(in|out)$|^bounced$|^enabled$|^disabled$|^blocklisted$|^blacklisted$|^(de)?sinscrite?$|^inscrite?$|^actife?$|^abonne$|^desabonne$|^(in)?actief$|^(in|uit)geschreven$|^(ab|an)gemeldet$|^aktiv$|^inaktiv$|^(non )?subscribed$|^marketing contact$/.test(
    normaliseHeader(word),
  );
}
