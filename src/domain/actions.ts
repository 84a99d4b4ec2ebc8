/** The two categories of actions of Flexmail's contact report. */
export type Category = 'email' | 'campaign';

/** One action that can happen to a contact. */
export interface Action {
  readonly name: ActionName;
  readonly category: Category;
  /** What the store writes instead of the name, and the order of actions at the same millisecond. Never changes. */
  readonly code: number;
  /**
   * The id in Flexmail's SOAP history, null where none is known. 29 is said of two actions; the pairs around it
   * (9/10, 11/12, 13/14) and its neighbour 30 speak for addedToPreference.
   */
  readonly flexmailId: number | null;
  readonly labels: { readonly en: string; readonly fr: string; readonly nl: string };
}

type Row = readonly [
  name: string,
  category: Category,
  code: number,
  flexmailId: number | null,
  en: string,
  fr: string,
  nl: string,
];

// Names are those of Flexmail's SOAP API (`GetEmailAddressHistory`), in its order; the four it lacks are
// spamComplaint, campaignDelivered, campaignDeferred and campaignReplied. Codes follow the life of a contact and
// of a mail, so that events of the same millisecond are told in a sensible order; gaps leave room.
const rows = [
  ['created', 'email', 2, 1, 'Contact created', 'Contact créé', 'Contact aangemaakt'],
  ['deleted', 'email', 120, 2, 'Contact deleted', 'Contact supprimé', 'Contact verwijderd'],
  [
    'profileUpdateVisited',
    'email',
    70,
    3,
    'Profile page visited',
    'Page de profil visitée',
    'Profielpagina bezocht',
  ],
  [
    'profileUpdateSubmitted',
    'email',
    72,
    4,
    'Profile updated',
    'Mise à jour du profil effectuée',
    'Profiel bijgewerkt',
  ],
  ['subscribed', 'email', 4, 5, 'Subscribed', 'Inscrit', 'Ingeschreven'],
  ['optedIn', 'email', 6, 6, 'Opted in', 'Opt-in confirmé', 'Opt-in bevestigd'],
  [
    'unsubscribeVisited',
    'email',
    80,
    7,
    'Unsubscribe page visited',
    'Page de désinscription visitée',
    'Uitschrijfpagina bezocht',
  ],
  ['unsubscribed', 'email', 82, 8, 'Unsubscribed', 'Désinscrit', 'Uitgeschreven'],
  ['addedToGroup', 'email', 8, 9, 'Added to group', 'Ajouté au groupe', 'Toegevoegd aan groep'],
  ['removedFromGroup', 'email', 84, 10, 'Removed from group', 'Retiré du groupe', 'Verwijderd uit groep'],
  [
    'addedToAccountBlackList',
    'email',
    94,
    11,
    'Added to blacklist',
    'Ajouté à la liste noire',
    'Toegevoegd aan blacklist',
  ],
  [
    'removedFromAccountBlackList',
    'email',
    96,
    12,
    'Removed from blacklist',
    'Retiré de la liste noire',
    'Verwijderd van blacklist',
  ],
  [
    'addedToMailingListBlackList',
    'email',
    98,
    13,
    'Added to list blacklist',
    'Ajouté à la liste noire de la liste',
    'Toegevoegd aan lijst-blacklist',
  ],
  [
    'removedFromMailingListBlackList',
    'email',
    100,
    14,
    'Removed from list blacklist',
    'Retiré de la liste noire de la liste',
    'Verwijderd van lijst-blacklist',
  ],
  ['addedToPreference', 'email', 10, 29, 'Preference added', 'Préférence ajoutée', 'Voorkeur toegevoegd'],
  [
    'removedFromPreference',
    'email',
    86,
    30,
    'Preference removed',
    'Préférence retirée',
    'Voorkeur verwijderd',
  ],
  ['bounced', 'email', 88, 15, 'Bounced', 'Bounce', 'Bounce'],
  ['bouncedOut', 'email', 90, 16, 'Bounced out', 'Seuil de bounces atteint', 'Bounced-out'],
  ['spamComplaint', 'email', 92, null, 'Spam complaint', 'Plainte pour spam', 'Spamklacht'],
  ['campaignSent', 'campaign', 20, 17, 'Campaign sent', 'Campagne envoyée', 'Campagne verzonden'],
  [
    'campaignNotSent',
    'campaign',
    22,
    null,
    'Campaign not sent',
    'Campagne non envoyée',
    'Campagne niet verzonden',
  ],
  ['campaignRead', 'campaign', 30, 18, 'Campaign opened', 'Campagne ouverte', 'Campagne geopend'],
  [
    'campaignReadOnline',
    'campaign',
    32,
    19,
    'Online version opened',
    'Version en ligne consultée',
    'Onlineversie geopend',
  ],
  ['campaignLinkClicked', 'campaign', 34, 20, 'Link clicked', 'Lien cliqué', 'Link aangeklikt'],
  [
    'campaignLinkGroupClicked',
    'campaign',
    36,
    21,
    'Link group clicked',
    'Groupe de liens cliqué',
    'Linkgroep aangeklikt',
  ],
  [
    'campaignReadInfopage',
    'campaign',
    38,
    22,
    'Info page read',
    'Page d’information lue',
    'Infopagina gelezen',
  ],
  ['campaignFormVisited', 'campaign', 40, 23, 'Form visited', 'Formulaire visité', 'Formulier bezocht'],
  ['campaignFormSubmitted', 'campaign', 42, 24, 'Form submitted', 'Formulaire envoyé', 'Formulier ingevuld'],
  ['campaignSurveyVisited', 'campaign', 44, 25, 'Survey visited', 'Enquête visitée', 'Enquête bezocht'],
  [
    'campaignSurveySubmitted',
    'campaign',
    46,
    26,
    'Survey submitted',
    'Enquête complétée',
    'Enquête ingevuld',
  ],
  [
    'campaignForwardVisited',
    'campaign',
    48,
    27,
    'Forward page visited',
    'Page de transfert visitée',
    'Doorstuurpagina bezocht',
  ],
  ['campaignForwardSubmitted', 'campaign', 50, 28, 'Forwarded', 'Message transféré', 'Bericht doorgestuurd'],
  [
    'campaignDelivered',
    'campaign',
    26,
    null,
    'Campaign delivered',
    'Campagne délivrée',
    'Campagne afgeleverd',
  ],
  [
    'campaignDeferred',
    'campaign',
    24,
    null,
    'Delivery deferred',
    'Livraison différée',
    'Aflevering uitgesteld',
  ],
  ['campaignReplied', 'campaign', 60, null, 'Replied', 'Réponse reçue', 'Beantwoord'],
] as const satisfies readonly Row[];

/** The name of an action, e.g. `campaignLinkClicked`. */
export type ActionName = (typeof rows)[number][0];

/** Every action, in the order in which the product lists them: Email first, then Campaign. */
export const actions: readonly Action[] = rows.map(([name, category, code, flexmailId, en, fr, nl]) => ({
  name,
  category,
  code,
  flexmailId,
  labels: { en, fr, nl },
}));

/** Both categories, in the order in which they are shown. */
export const categories: readonly Category[] = ['email', 'campaign'];

const byName = new Map(actions.map((action) => [action.name, action]));
const byCode = new Map(actions.map((action) => [action.code, action]));
const byLowerName = new Map<string, Action>(actions.map((action) => [action.name.toLowerCase(), action]));
// The PHP wrapper of Flexmail's API spells it so.
byLowerName.set('campaignsend', actionNamed('campaignSent'));

/** The action of a known name. */
export function actionNamed(name: ActionName): Action {
  const action = byName.get(name);
  if (!action) throw new Error(`unknown action ${name}`);
  return action;
}

/** The action that the store writes as `code`; undefined where there is none. */
export function actionCoded(code: number): Action | undefined {
  return byCode.get(code);
}

/** The action a person or a file means by `text`, in any case; undefined where there is none. */
export function findAction(text: string): Action | undefined {
  return byLowerName.get(text.toLowerCase());
}

/** The names of the actions of one category, in the listed order. */
export function actionsOf(category: Category): ActionName[] {
  return actions.filter((action) => action.category === category).map((action) => action.name);
}
