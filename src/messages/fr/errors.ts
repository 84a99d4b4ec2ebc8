import type { Messages } from '../en/index.ts';

export const errors: Messages['errors'] = {
  prefix: 'erreur : ',
  cancelled: 'Annulé.',
  unexpected: (message) => `Erreur inattendue : ${message}`,
  unexpectedHint: 'Réessayez avec DEBUG=1 et signalez ce qui s’affiche.',
  folderGone: 'Le dossier courant n’existe plus.',
  folderGoneHint: 'Allez dans un autre dossier : cd',
  unknownLanguage: (name) => `Langue inconnue : ${name}.`,
  unknownLanguageHint: (names) => `Choix possibles : ${names}.`,

  notAnAddress: (text) => `Adresse e-mail non valide : ${text}.`,
  notAnAddressHint: 'Écrivez-la sous la forme anna@example.be.',
  addressMissing: 'Adresse e-mail manquante.',
  addressMissingHint: 'Tapez contact-report create anna@example.be',

  notAReportId: (text) => `Numéro de rapport non valide : ${text}.`,
  notAReportIdHint: 'Trouvez le numéro : contact-report list',
  reportIdMissing: 'Numéro de rapport manquant.',
  reportIdMissingHint: 'Trouvez le numéro : contact-report list',
  noReports: 'Il n’y a pas encore de rapport.',
  noReportsHint: 'Créez-en un : contact-report create',
  noSuchReports: (ids) =>
    `${ids.length === 1 ? 'Rapport introuvable' : 'Rapports introuvables'} : ${ids.join(', ')}.`,
  noSuchReportsHint: 'Trouvez les numéros : contact-report list',
  noSuchCampaigns: (ids) =>
    `${ids.length === 1 ? 'Campagne introuvable' : 'Campagnes introuvables'} : ${ids.join(', ')}.`,
  noSuchCampaignsHint: 'Rien n’a été modifié. Trouvez les identifiants : contact-report campaigns',

  deleteNeedsIdAndYes: 'Numéro de rapport et --yes manquants.',
  deleteNeedsYes: 'Il manque --yes : le programme ne peut pas demander de confirmation ici.',
  deleteHint: (ids) => `Tapez contact-report delete ${ids} --yes`,
  notDeleted: (ids) => `Impossible de supprimer le rapport ${ids} : il est en traitement.`,
  notDeletedHint: 'Attendez qu’il soit terminé : contact-report list',

  notAnImportId: (text) => `Numéro d’importation non valide : ${text}.`,
  importIdMissing: 'Il manque le numéro de l’importation.',
  undoNeedsIdAndYes: 'Il manque le numéro de l’importation et --yes.',
  undoHint: (id) => `Tapez contact-report imports undo ${id} --yes`,
  noSuchImport: (id) => `Importation introuvable : ${id}.`,
  findImport: 'Trouvez le numéro : contact-report imports',
  nothingToUndo: 'Il n’y a aucune importation à annuler.',
  undoneBefore: (id, moment) => `L’importation ${id} a déjà été annulée, le ${moment}.`,
  notUndone: (id, report) =>
    `Impossible d’annuler l’importation ${id} : le rapport ${report} est en cours de traitement.`,

  otherReportProcessing: (id, email, since) =>
    `Le rapport ${id} (${email}) est en traitement depuis ${since} UTC ; une base ne traite qu’un rapport à la fois.`,
  otherReportProcessingHint: 'Attendez-le avec --wait, ou suivez son avancement : contact-report list',
  runLost: 'Un autre processus a marqué ce rapport comme interrompu.',
  runLostHint: (id) => `Exécutez-le à nouveau : contact-report rerun ${id}`,
  backgroundFailed: 'Le processus d’arrière-plan s’est arrêté avant de commencer le rapport.',
  backgroundFailedHint: 'Réessayez sans --detach.',
  readerLost: 'Le processus qui lisait la base s’est arrêté avant d’avoir fini.',
  readerLostHint: 'Réessayez.',

  zoneUnknown: (zone) => `Fuseau horaire inconnu dans ce rapport : ${zone}.`,
  zoneUnknownHint: 'Affichez ses heures dans un autre fuseau : --tz UTC',
  invalidDuration: (flag, text) => `Durée non valide pour ${flag} : ${text}.`,
  waitHint: 'Tapez un nombre et une unité : --wait 30s, --wait 5m ou --wait 1h.',
  lastHint: 'Tapez un nombre et une unité : 30d (jours), 12w (semaines), 6m (mois) ou 1y (an).',
  lastCombined: '--last ne se combine ni avec --from ni avec --to.',
  lastCombinedHint: 'Donnez soit --last 30d, soit --from et --to.',
  fromAfterTo: (from, to) => `--from ${from} vient après --to ${to}.`,
  fromAfterToHint: 'Inversez-les : la période commence à --from.',
  invalidDate: (flag, text) => `Date non valide pour ${flag} : ${text}.`,
  invalidDateHint:
    'Tapez un jour (2026-01-31), une heure (2026-01-31T10:00:00+01:00), today (aujourd’hui) ou yesterday (hier).',

  notAnAction: (text) => `Action inconnue : ${text}.`,
  notAnActionNear: (names) => `Vouliez-vous dire ${names} ? Tous les noms : contact-report actions`,
  seeActions: 'Affichez les noms : contact-report actions',
  noActionLeft: 'Il ne reste aucune action : les options les excluent toutes.',

  searchTextMissing: (flag) => `${flag} demande un texte à rechercher.`,
  leaveOut: (flag) => `Donnez-en un, ou omettez ${flag}.`,
  contradict: (one, other) => `${one} et ${other} ne se combinent pas.`,
  outputAndDetachHint: 'Gardez-en une seule ; contact-report view écrit aussi un rapport dans un fichier.',
  giveOne: 'Gardez-en une seule.',
  notAReportFormat: (name) => `Format de rapport inconnu : ${name}.`,
  formats: (names) => `Choix possibles : ${names}.`,

  wouldOverwrite: (flag, file) => `${flag} ${file} écraserait la base ou un fichier à importer.`,
  wouldOverwriteDatabase: (flag, file) => `${flag} ${file} écraserait une base de données.`,
  wouldOverwriteHint: 'Choisissez un autre fichier.',
  fileExists: (file) => `Ce fichier existe déjà : ${file}.`,
  fileExistsHint: 'Choisissez un nouveau nom de fichier.',
  noRoomFor: (file) => `Impossible d’écrire ${file} : le disque est plein.`,
  noRoomForHint: 'Libérez de la place, ou choisissez un autre disque.',
  fileUnwritableHint: 'Choisissez un fichier dans un dossier qui existe et où vous pouvez écrire.',
};
