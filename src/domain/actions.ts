import type { Locale } from '../messages/locales.ts';

/** The two categories of actions in Flexmail's contact report. */
export type Category = 'email' | 'campaign';

/** The meaning of an action for the contact: engagement (`good`), bad news (`negative`), or neither. */
export type ActionTone = 'good' | 'neutral' | 'negative';

interface Facts {
  readonly category: Category;
  /** Stored instead of the name, and the order of actions at the same millisecond. Never changes. */
  readonly code: number;
  /** The id in Flexmail's SOAP history; null if unknown. */
  readonly flexmailId: number | null;
  readonly tone: ActionTone;
  /** True if mail scanners and proxies do it too: only events of these actions may be flagged as a machine's. */
  readonly byMachine?: true;
}

// Names are those of Flexmail's SOAP API (`GetEmailAddressHistory`), in its order; the four it lacks are
// spamComplaint, campaignDelivered, campaignDeferred and campaignReplied. Codes follow the life of a contact and
// of a mail, so that events of the same millisecond come in a sensible order; gaps are for later actions. Flexmail
// documents id 29 for two actions; the pairs around it (9/10, 11/12, 13/14) and its neighbour 30 suggest
// addedToPreference.
const facts = {
  created: { category: 'email', code: 2, flexmailId: 1, tone: 'neutral' },
  deleted: { category: 'email', code: 120, flexmailId: 2, tone: 'neutral' },
  profileUpdateVisited: { category: 'email', code: 70, flexmailId: 3, tone: 'neutral' },
  profileUpdateSubmitted: { category: 'email', code: 72, flexmailId: 4, tone: 'neutral' },
  subscribed: { category: 'email', code: 4, flexmailId: 5, tone: 'good' },
  optedIn: { category: 'email', code: 6, flexmailId: 6, tone: 'good' },
  unsubscribeVisited: { category: 'email', code: 80, flexmailId: 7, tone: 'neutral' },
  unsubscribed: { category: 'email', code: 82, flexmailId: 8, tone: 'negative' },
  addedToGroup: { category: 'email', code: 8, flexmailId: 9, tone: 'neutral' },
  removedFromGroup: { category: 'email', code: 84, flexmailId: 10, tone: 'neutral' },
  addedToAccountBlackList: { category: 'email', code: 94, flexmailId: 11, tone: 'negative' },
  removedFromAccountBlackList: { category: 'email', code: 96, flexmailId: 12, tone: 'neutral' },
  addedToMailingListBlackList: { category: 'email', code: 98, flexmailId: 13, tone: 'negative' },
  removedFromMailingListBlackList: { category: 'email', code: 100, flexmailId: 14, tone: 'neutral' },
  addedToPreference: { category: 'email', code: 10, flexmailId: 29, tone: 'good' },
  removedFromPreference: { category: 'email', code: 86, flexmailId: 30, tone: 'neutral' },
  bounced: { category: 'email', code: 88, flexmailId: 15, tone: 'negative' },
  bouncedOut: { category: 'email', code: 90, flexmailId: 16, tone: 'negative' },
  spamComplaint: { category: 'email', code: 92, flexmailId: null, tone: 'negative' },
  campaignSent: { category: 'campaign', code: 20, flexmailId: 17, tone: 'neutral' },
  campaignNotSent: { category: 'campaign', code: 22, flexmailId: null, tone: 'negative' },
  campaignRead: { category: 'campaign', code: 30, flexmailId: 18, tone: 'good', byMachine: true },
  campaignReadOnline: { category: 'campaign', code: 32, flexmailId: 19, tone: 'good', byMachine: true },
  campaignLinkClicked: { category: 'campaign', code: 34, flexmailId: 20, tone: 'good', byMachine: true },
  campaignLinkGroupClicked: { category: 'campaign', code: 36, flexmailId: 21, tone: 'good', byMachine: true },
  campaignReadInfopage: { category: 'campaign', code: 38, flexmailId: 22, tone: 'good' },
  campaignFormVisited: { category: 'campaign', code: 40, flexmailId: 23, tone: 'neutral' },
  campaignFormSubmitted: { category: 'campaign', code: 42, flexmailId: 24, tone: 'good' },
  campaignSurveyVisited: { category: 'campaign', code: 44, flexmailId: 25, tone: 'neutral' },
  campaignSurveySubmitted: { category: 'campaign', code: 46, flexmailId: 26, tone: 'good' },
  campaignForwardVisited: { category: 'campaign', code: 48, flexmailId: 27, tone: 'neutral' },
  campaignForwardSubmitted: { category: 'campaign', code: 50, flexmailId: 28, tone: 'good' },
  campaignDelivered: { category: 'campaign', code: 26, flexmailId: null, tone: 'neutral' },
  campaignDeferred: { category: 'campaign', code: 24, flexmailId: null, tone: 'negative' },
  campaignReplied: { category: 'campaign', code: 60, flexmailId: null, tone: 'good' },
} as const satisfies Record<string, Facts>;

/** The name of an action, e.g. `campaignLinkClicked`. */
export type ActionName = keyof typeof facts;

const labels: Readonly<Record<ActionName, Readonly<Record<Locale, string>>>> = {
  created: { en: 'Contact created', fr: 'Contact créé', nl: 'Contact aangemaakt' },
  deleted: { en: 'Contact deleted', fr: 'Contact supprimé', nl: 'Contact verwijderd' },
  profileUpdateVisited: {
    en: 'Profile page visited',
    fr: 'Page de profil visitée',
    nl: 'Profielpagina bezocht',
  },
  profileUpdateSubmitted: {
    en: 'Profile updated',
    fr: 'Mise à jour du profil effectuée',
    nl: 'Profiel bijgewerkt',
  },
  subscribed: { en: 'Subscribed', fr: 'Inscrit', nl: 'Ingeschreven' },
  optedIn: { en: 'Opted in', fr: 'Opt-in confirmé', nl: 'Opt-in bevestigd' },
  unsubscribeVisited: {
    en: 'Unsubscribe page visited',
    fr: 'Page de désinscription visitée',
    nl: 'Uitschrijfpagina bezocht',
  },
  unsubscribed: { en: 'Unsubscribed', fr: 'Désinscrit', nl: 'Uitgeschreven' },
  addedToGroup: { en: 'Added to group', fr: 'Ajouté au groupe', nl: 'Toegevoegd aan groep' },
  removedFromGroup: { en: 'Removed from group', fr: 'Retiré du groupe', nl: 'Verwijderd uit groep' },
  addedToAccountBlackList: {
    en: 'Added to blacklist',
    fr: 'Ajouté à la liste noire',
    nl: 'Toegevoegd aan blacklist',
  },
  removedFromAccountBlackList: {
    en: 'Removed from blacklist',
    fr: 'Retiré de la liste noire',
    nl: 'Verwijderd van blacklist',
  },
  addedToMailingListBlackList: {
    en: 'Added to list blacklist',
    fr: 'Ajouté à la liste noire de la liste',
    nl: 'Toegevoegd aan lijst-blacklist',
  },
  removedFromMailingListBlackList: {
    en: 'Removed from list blacklist',
    fr: 'Retiré de la liste noire de la liste',
    nl: 'Verwijderd van lijst-blacklist',
  },
  addedToPreference: { en: 'Preference added', fr: 'Préférence ajoutée', nl: 'Voorkeur toegevoegd' },
  removedFromPreference: { en: 'Preference removed', fr: 'Préférence retirée', nl: 'Voorkeur verwijderd' },
  bounced: { en: 'Bounced', fr: 'Bounce', nl: 'Bounce' },
  bouncedOut: { en: 'Bounced out', fr: 'Seuil de bounces atteint', nl: 'Bounced-out' },
  spamComplaint: { en: 'Spam complaint', fr: 'Plainte pour spam', nl: 'Spamklacht' },
  campaignSent: { en: 'Campaign sent', fr: 'Campagne envoyée', nl: 'Campagne verzonden' },
  campaignNotSent: { en: 'Campaign not sent', fr: 'Campagne non envoyée', nl: 'Campagne niet verzonden' },
  campaignRead: { en: 'Campaign opened', fr: 'Campagne ouverte', nl: 'Campagne geopend' },
  campaignReadOnline: {
    en: 'Online version opened',
    fr: 'Version en ligne consultée',
    nl: 'Onlineversie geopend',
  },
  campaignLinkClicked: { en: 'Link clicked', fr: 'Lien cliqué', nl: 'Link aangeklikt' },
  campaignLinkGroupClicked: {
    en: 'Link group clicked',
    fr: 'Groupe de liens cliqué',
    nl: 'Linkgroep aangeklikt',
  },
  campaignReadInfopage: { en: 'Info page read', fr: 'Page d’information lue', nl: 'Infopagina gelezen' },
  campaignFormVisited: { en: 'Form visited', fr: 'Formulaire visité', nl: 'Formulier bezocht' },
  campaignFormSubmitted: { en: 'Form submitted', fr: 'Formulaire envoyé', nl: 'Formulier ingevuld' },
  campaignSurveyVisited: { en: 'Survey visited', fr: 'Enquête visitée', nl: 'Enquête bezocht' },
  campaignSurveySubmitted: { en: 'Survey submitted', fr: 'Enquête complétée', nl: 'Enquête ingevuld' },
  campaignForwardVisited: {
    en: 'Forward page visited',
    fr: 'Page de transfert visitée',
    nl: 'Doorstuurpagina bezocht',
  },
  campaignForwardSubmitted: { en: 'Forwarded', fr: 'Message transféré', nl: 'Bericht doorgestuurd' },
  campaignDelivered: { en: 'Campaign delivered', fr: 'Campagne délivrée', nl: 'Campagne afgeleverd' },
  campaignDeferred: { en: 'Delivery deferred', fr: 'Livraison différée', nl: 'Aflevering uitgesteld' },
  campaignReplied: { en: 'Replied', fr: 'Réponse reçue', nl: 'Beantwoord' },
};

/** The cause of an event, as far as its details show it. */
export type Actor = 'person' | 'platform' | 'operator' | 'import' | 'state' | 'machine';

/**
 * The effect of an event on consent in its scope: gives it (`opens`), confirms a sign-up, withdraws it (`ends`), makes
 * the sender hold mail back (`stops`), lifts such a stop, a removal or the person's own opt-out, only claims a consent
 * (`asserts`), opens or ends it according to the detail `permitted` (`followsDetails`), or nothing.
 */
export type ConsentChange =
  | 'opens'
  | 'confirms'
  | 'ends'
  | 'stops'
  | 'liftsStop'
  | 'liftsRemoval'
  | 'liftsOptOut'
  | 'asserts'
  | 'followsDetails'
  | 'nothing';

/** The reach of a consent, always within one source; `signUp` is the scope of the sign-up that is confirmed. */
export type ConsentScope = 'list' | 'group' | 'preference' | 'signUp' | 'all';

/** The effect of an action on consent. */
export interface ConsentEffect {
  readonly change: ConsentChange;
  /** The scope is the first of these that the details name; empty if nothing changes. */
  readonly scopes: readonly ConsentScope[];
  /** The change if one of these actors caused the event. */
  readonly unless: Readonly<Partial<Record<Actor, ConsentChange>>>;
}

function effect(
  change: ConsentChange,
  scopes: readonly ConsentScope[],
  unless: ConsentEffect['unless'] = {},
): ConsentEffect {
  return { change, scopes, unless };
}

const noEffect = effect('nothing', []);
const asserted = { operator: 'asserts', import: 'asserts', state: 'asserts', machine: 'asserts' } as const;

// Actions that are not listed do nothing to consent: a click on an unsubscribe link is not an opt-out, and the store
// does not know the questions of a form.
const effects: Readonly<Partial<Record<ActionName, ConsentEffect>>> = {
  created: effect('asserts', ['list', 'all']),
  subscribed: effect('opens', ['list', 'group', 'all'], asserted),
  optedIn: effect('confirms', ['signUp'], { import: 'asserts', state: 'asserts', machine: 'nothing' }),
  addedToPreference: effect('opens', ['preference'], { operator: 'asserts', import: 'asserts' }),
  removedFromPreference: effect('ends', ['preference'], { operator: 'stops', import: 'stops' }),
  addedToGroup: effect('liftsRemoval', ['group'], { person: 'liftsOptOut' }),
  removedFromGroup: effect('stops', ['group'], { person: 'ends' }),
  unsubscribed: effect('ends', ['list', 'all']),
  spamComplaint: effect('ends', ['all']),
  addedToAccountBlackList: effect('stops', ['all']),
  removedFromAccountBlackList: effect('liftsStop', ['all']),
  addedToMailingListBlackList: effect('stops', ['list']),
  removedFromMailingListBlackList: effect('liftsStop', ['list']),
  deleted: effect('stops', ['list', 'all']),
  profileUpdateSubmitted: effect('followsDetails', ['preference']),
};

/** One action that can happen to a contact. */
export interface Action extends Facts {
  readonly name: ActionName;
  readonly labels: Readonly<Record<Locale, string>>;
  readonly consent: ConsentEffect;
}

/** Every action, in the order in which the product lists them: Email first, then Campaign. */
export const actions: readonly Action[] = (Object.keys(facts) as ActionName[]).map((name) => ({
  name,
  ...facts[name],
  labels: labels[name],
  consent: effects[name] ?? noEffect,
}));

/** Both categories, in the order in which they are shown. */
export const categories: readonly Category[] = ['email', 'campaign'];

/** The actions of which an event may be flagged as a machine's (`details.machine`). */
export const machineActions: readonly ActionName[] = actions
  .filter(({ byMachine }) => byMachine)
  .map(({ name }) => name);

const byName = new Map(actions.map((action) => [action.name, action]));
const byCode = new Map(actions.map((action) => [action.code, action]));
const byLowerName = new Map<string, Action>(actions.map((action) => [action.name.toLowerCase(), action]));
// The spelling of the PHP wrapper of Flexmail's API.
byLowerName.set('campaignsend', actionByName('campaignSent'));

/** The action with this name. */
export function actionByName(name: ActionName): Action {
  const action = byName.get(name);
  if (!action) throw new Error(`unknown action ${name}`);
  return action;
}

/** The action with the stored code `code`; undefined if the code is unknown. */
export function actionByCode(code: number): Action | undefined {
  return byCode.get(code);
}

/** The action named `text`, in upper or lower case; undefined if the name is unknown. */
export function findAction(text: string): Action | undefined {
  return byLowerName.get(text.toLowerCase());
}

/** The names of the actions of one category, in the order of {@link actions}. */
export function actionsOf(category: Category): ActionName[] {
  return actions.filter((action) => action.category === category).map((action) => action.name);
}
