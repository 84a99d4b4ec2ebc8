import type { Messages } from '../en/index.ts';
import { listWords } from '../list-words.ts';

export const helpFlags: Messages['help']['flags'] = {
  store:
    'la base à utiliser (par défaut : CONTACT_REPORT_STORE, sinon events.db dans votre dossier de données)',
  json: 'afficher du JSON, erreurs comprises (en anglais)',
  noInput: 'ne jamais poser de question',
  noColor: 'sans couleurs',
  tz: 'le fuseau horaire des jours et des heures, p. ex. Europe/Brussels (par défaut : celui du système)',
  lang: (languages) =>
    `la langue : ${listWords(languages, 'ou')} (par défaut : CONTACT_REPORT_LANG, sinon celle du système)`,

  importFormat: 'détection automatique (auto), ou l’un des noms ci-dessous',
  rejects: 'écrire dans ce fichier les enregistrements refusés, tels quels',
  dryRun: 'montrer ce qui serait importé, sans rien écrire',
  map: 'la colonne d’une cible : email, timestamp, action, campaign_name, url, … ; un nom, #3 ou Date+Time ; en JSON, un chemin comme data.email ; répétable',
  set: 'le même texte pour toutes les lignes : --set source=shop ; @file est le nom du fichier ; répétable',
  event: 'un événement au moment que contient cette colonne, si elle n’est pas vide ; répétable',
  mapAction: 'l’action que désigne un mot d’un tableau ou d’une plateforme (- pour l’ignorer) ; répétable',
  contacts: 'un tableau d’identifiants et d’adresses, si --map email indique une colonne d’identifiants',
  mapping: 'lire cela et les options ci-dessous dans un fichier ; la ligne de commande l’emporte',
  saveMapping: 'écrire cela et les options ci-dessous dans un nouveau fichier',
  dateFormat: 'le format des moments, en symboles de date-fns (dd-MM-yy H:mm)',
  skipLines: 'lignes avant la ligne d’en-tête (par défaut : détectées)',
  separator: 'un caractère, ou comma, semicolon, tab, pipe (par défaut : détecté)',
  encoding: 'le codage du texte (par défaut : détecté)',
  noHeader: 'il n’y a pas de ligne d’en-tête : les colonnes sont #1, #2, …',
  year: 'pour un journal sans années, comme celui de Postfix : l’année de sa première ligne',
  follow: 'continuer à lire les fichiers, et les dossiers, à mesure qu’ils grandissent, jusqu’à Ctrl-C',

  actions: 'seulement celles-ci : noms d’actions, email, campaign ou all ; répétable (par défaut : toutes)',
  excludeActions: 'sans celles-ci ; répétable',
  from: 'à partir de ce jour ou de ce moment : 31/01/2026, un moment RFC 3339, hier, mois dernier',
  to: 'jusqu’à ce jour inclus, ou jusqu’à ce moment',
  last: 'les derniers 30d (jours), 12w (semaines), 6m (mois) ou 1y (an) ; recalculé à chaque exécution',
  archived: 'rechercher aussi les campagnes archivées',
  noArchived: 'ne pas rechercher les campagnes archivées (par défaut ; supprime la question)',
  source: 'seulement les événements de ces plateformes ; répétable',
  excludeMachine: 'omettre les ouvertures et les clics de machines',
  wait: 'attendre un rapport en traitement (30s, 5m, 1h ; sans limite si rien n’est précisé)',
  detach: 'afficher le numéro du rapport et rendre la main ; il est créé en arrière-plan',

  email: 'seulement les rapports sur ce contact',
  status: 'seulement les rapports de ce statut',
  limitReports: 'afficher au plus N rapports',
  watch: 'actualiser jusqu’à ce qu’aucun rapport ne soit en traitement',

  at: 'le moment : un jour (sa fin), une heure RFC 3339, ou now (par défaut : now)',
  list: 'uniquement cette liste',
  group: 'uniquement ce groupe',
  preference: 'uniquement cette préférence',
  sourceOfConsent: 'uniquement ce que disent ces plateformes ; répétable',
  expect: 'code de sortie 5 sauf si l’état est l’un de ceux-ci, p. ex. granted,unconfirmed',
  rule: 'after-opt-out, after-stop, unconfirmed, no-proof ; répétable (par défaut : les deux premières)',
  grace:
    'délai après une désinscription pendant lequel un message ne compte pas : 0, 48h, 2d, ou 10bd (jours ouvrables)',
  mailFrom: 'uniquement les messages envoyés à partir de ce jour ou de cette heure',
  mailTo: 'uniquement les messages envoyés jusqu’à ce jour inclus, ou jusqu’à cette heure',
  mailLast: 'uniquement les messages des derniers 30d, 12w, 6m ou 1y',
  mailSource: 'uniquement les messages de ces plateformes ; répétable',
  untyped:
    'traiter les messages de type inconnu comme campaign ou transactional (par défaut : constats possibles)',
  includeTransactional: 'compter aussi les messages transactionnels',
  strict: 'les constats possibles comptent aussi pour le code de sortie',
  count: 'uniquement les chiffres, sans adresses',
  maxAge: 'signaler les sources non importées depuis cette durée : 48h, 2d, 1w',
  limitFindings: 'afficher au plus N constats',

  action: 'seulement celles-ci : noms d’actions, email ou campaign ; répétable',
  campaign: 'seulement cette campagne : son id, ou une partie de son nom',
  grep: 'seulement les événements avec ce texte dans la campagne, l’action ou les détails',
  limitRows: 'afficher au plus N événements',

  format: (formats) => listWords(formats, 'ou'),
  sort: 'du plus ancien au plus récent (asc) ou l’inverse (desc)',
  output: 'écrire dans ce fichier, en entier ou pas du tout ; .html, .csv, etc. fixent le format',
  details: 'tous les détails, les principaux ou aucun (par défaut : tous en HTML et Markdown)',
  noClobber: 'échouer si le fichier de --output existe',
  noPager: 'afficher un long rapport sans visualiseur',

  yes: 'ne pas demander de confirmation',
};
