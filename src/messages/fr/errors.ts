import type { Messages } from '../en/index.ts';

export const errors: Messages['errors'] = {
  prefix: 'erreur : ',
  cancelled: 'Annulé.',
  unexpected: (message) => `Un problème inattendu est survenu : ${message}`,
  unexpectedHint: 'Réessayez avec DEBUG=1 et signalez ce qui s’affiche.',
  folderGone: 'Le dossier courant n’existe plus.',
  folderGoneHint: 'Allez dans un autre : cd',
  unknownLanguage: (name) => `${name} n’est pas une langue.`,
  unknownLanguageHint: (names) => `Langues : ${names}.`,

  notAnAddress: (text) => `${text} n’est pas une adresse e-mail.`,
  notAnAddressHint: 'Écrivez-la sous la forme anna@example.be.',
  addressMissing: 'L’adresse e-mail du contact manque.',
  addressMissingHint: 'Tapez contact-report create anna@example.be',

  notAReportId: (text) => `${text} n’est pas un numéro de rapport.`,
  notAReportIdHint: 'Les rapports portent un numéro ; voyez contact-report list',
  reportIdMissing: 'Le numéro du rapport manque.',
  reportIdMissingHint: 'Indiquez-en un ; voyez contact-report list',
  noReports: 'Il n’y a pas encore de rapport.',
  noReportsHint: 'Créez-en un : contact-report create',
  noSuchReports: (ids) =>
    ids.length === 1
      ? `Il n’y a pas de rapport ${ids[0]}.`
      : `Les rapports ${ids.join(', ')} n’existent pas.`,
  noSuchReportsHint: 'Voyez les rapports existants : contact-report list',
  noSuchCampaigns: (ids) =>
    ids.length === 1
      ? `Il n’y a pas de campagne ${ids[0]}.`
      : `Les campagnes ${ids.join(', ')} n’existent pas.`,
  noSuchCampaignsHint: 'Rien n’a été modifié ; voyez les identifiants : contact-report campaigns',

  deleteNeedsIdAndYes: 'Le numéro du rapport et --yes manquent.',
  deleteNeedsYes: 'Sans personne pour répondre, la suppression demande --yes.',
  deleteHint: (ids) => `Tapez contact-report delete ${ids} --yes`,
  notDeleted: (ids) => `Le rapport ${ids} est en traitement et n’est pas supprimé.`,
  notDeletedHint: 'Attendez qu’il soit terminé : contact-report list',

  otherReportProcessing: (id, email, since) =>
    `Le rapport ${id} (${email}) est en traitement depuis ${since} UTC ; une base ne fait qu’un rapport à la fois.`,
  otherReportProcessingHint: 'Attendez-le avec --wait, ou voyez où il en est : contact-report list',
  runLost: 'Un autre processus a tenu ce rapport pour interrompu.',
  runLostHint: (id) => `Exécutez-le à nouveau : contact-report rerun ${id}`,
  backgroundFailed: 'Le processus en arrière-plan s’est arrêté avant de commencer.',
  backgroundFailedHint: 'Essayez sans --detach.',
  lookLost: 'Le processus qui lisait la base s’est arrêté avant d’avoir fini.',
  lookLostHint: 'Réessayez.',

  zoneUnknown: (zone) => `Le fuseau horaire de ce rapport, ${zone}, n’est pas connu ici.`,
  zoneUnknownHint: 'Affichez ses heures dans un autre : --tz UTC',
  noLengthOfTime: (flag, text) => `${flag} ${text} n’est pas une durée.`,
  waitHint: 'Écrivez un nombre et une unité : --wait 30s, --wait 5m ou --wait 1h.',
  lastHint: 'Écrivez un nombre et une unité : 30d (jours), 12w (semaines), 6m (mois) ou 1y (an).',
  lastCombined: '--last ne se combine ni avec --from ni avec --to.',
  lastCombinedHint: 'Donnez soit --last 30d, soit --from et --to.',
  fromAfterTo: (from, to) => `--from ${from} vient après --to ${to}.`,
  fromAfterToHint: 'Inversez-les : la période commence à --from.',
  noDate: (flag, text) => `${flag} ${text} n’est ni une date ni une heure.`,
  noDateHint:
    'Écrivez un jour (2026-01-31), une heure (2026-01-31T10:00:00+01:00), today (aujourd’hui) ou yesterday (hier).',

  notAnAction: (text) => `${text} n’est pas une action.`,
  notAnActionNear: (names) => `Vouliez-vous dire ${names} ? Tous les noms : contact-report actions`,
  seeActions: 'Voyez les noms : contact-report actions',
  noActionLeft: 'Il ne reste aucune action pour le rapport.',

  nothingToLookFor: (flag) => `${flag} ne dit pas quoi chercher.`,
  leaveOut: (flag) => `Omettez ${flag}.`,
  outputNamesNoFile: '--output n’indique pas de fichier.',
  outputNamesNoFileHint: 'Indiquez-en un : --output report.html',
  contradict: (one, other) => `${one} et ${other} se contredisent.`,
  outputAndDetachHint: 'Omettez l’une des deux ; contact-report view écrit aussi un rapport dans un fichier.',
  giveOne: 'Donnez l’une des deux.',
  notAReportFormat: (name) => `${name} n’est pas un format de rapport.`,
  formats: (names) => `Formats possibles : ${names}.`,

  wouldOverwrite: (flag, file) => `${flag} ${file} écraserait la base ou un fichier à importer.`,
  wouldOverwriteDatabase: (flag, file) => `${flag} ${file} écraserait une base de données.`,
  wouldOverwriteHint: 'Indiquez un autre fichier.',
  backupFileMissing: 'Le fichier à écrire manque.',
  backupFileMissingHint: 'Tapez contact-report store backup FILE',
  fileExists: (file) => `${file} existe et n’est pas écrasé.`,
  fileExistsHint: 'Indiquez un nouveau fichier.',
  noRoomFor: (file) => `Il n’y a pas assez de place pour écrire ${file}.`,
  noRoomForHint: 'Libérez de la place, ou indiquez un autre disque.',
  fileUnwritableHint: 'Indiquez un fichier dans un dossier qui existe et qui est à vous.',
};
