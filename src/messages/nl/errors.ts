import type { Messages } from '../en/index.ts';

export const errors: Messages['errors'] = {
  prefix: 'fout: ',
  cancelled: 'Geannuleerd.',
  unexpected: (message) => `Er ging onverwacht iets mis: ${message}`,
  unexpectedHint: 'Voer de opdracht opnieuw uit met DEBUG=1 en meld wat er verschijnt.',
  folderGone: 'De huidige map bestaat niet meer.',
  folderGoneHint: 'Ga naar een andere: cd',
  unknownLanguage: (name) => `${name} is geen taal.`,
  unknownLanguageHint: (names) => `Talen: ${names}.`,

  notAnAddress: (text) => `${text} is geen e-mailadres.`,
  notAnAddressHint: 'Schrijf het zoals anna@example.be.',
  addressMissing: 'Het e-mailadres van het contact ontbreekt.',
  addressMissingHint: 'Typ contact-report create anna@example.be',

  notAReportId: (text) => `${text} is geen rapportnummer.`,
  notAReportIdHint: 'Rapporten hebben een nummer; zie contact-report list',
  reportIdMissing: 'Het nummer van het rapport ontbreekt.',
  reportIdMissingHint: 'Geef er een op; zie contact-report list',
  noReports: 'Er zijn nog geen rapporten.',
  noReportsHint: 'Maak er een: contact-report create',
  noSuchReports: (ids) =>
    ids.length === 1 ? `Er is geen rapport ${ids[0]}.` : `Er zijn geen rapporten ${ids.join(', ')}.`,
  noSuchReportsHint: 'Bekijk de bestaande rapporten: contact-report list',
  noSuchCampaigns: (ids) =>
    ids.length === 1 ? `Er is geen campagne ${ids[0]}.` : `Er zijn geen campagnes ${ids.join(', ')}.`,
  noSuchCampaignsHint: 'Er is niets gewijzigd; bekijk de id’s: contact-report campaigns',

  deleteNeedsIdAndYes: 'Het nummer van het rapport en --yes ontbreken.',
  deleteNeedsYes: 'Als niemand kan antwoorden, vraagt verwijderen om --yes.',
  deleteHint: (ids) => `Typ contact-report delete ${ids} --yes`,
  notDeleted: (ids) => `Rapport ${ids} is in verwerking en wordt niet verwijderd.`,
  notDeletedHint: 'Wacht tot het klaar is: contact-report list',

  otherReportProcessing: (id, email, since) =>
    `Rapport ${id} (${email}) is in verwerking sinds ${since} UTC; een opslag maakt één rapport tegelijk.`,
  otherReportProcessingHint: 'Wacht erop met --wait, of bekijk hoever het staat: contact-report list',
  runLost: 'Een ander proces hield dit rapport voor onderbroken.',
  runLostHint: (id) => `Voer het opnieuw uit: contact-report rerun ${id}`,
  backgroundFailed: 'Het achtergrondproces stopte voor het begon.',
  backgroundFailedHint: 'Probeer het zonder --detach.',
  lookLost: 'Het proces dat de opslag las, stopte voor het klaar was.',
  lookLostHint: 'Probeer het opnieuw.',

  zoneUnknown: (zone) => `De tijdzone van dit rapport, ${zone}, is hier niet bekend.`,
  zoneUnknownHint: 'Toon de tijden in een andere: --tz UTC',
  noLengthOfTime: (flag, text) => `${flag} ${text} is geen tijdsduur.`,
  waitHint: 'Schrijf een getal en een eenheid: --wait 30s, --wait 5m of --wait 1h.',
  lastHint: 'Schrijf een getal en een eenheid: 30d (dagen), 12w (weken), 6m (maanden) of 1y (jaar).',
  lastCombined: '--last gaat niet samen met --from of --to.',
  lastCombinedHint: 'Geef --last 30d op, of --from en --to.',
  fromAfterTo: (from, to) => `--from ${from} ligt na --to ${to}.`,
  fromAfterToHint: 'Wissel ze om: de periode begint met --from.',
  noDate: (flag, text) => `${flag} ${text} is geen datum of tijdstip.`,
  noDateHint:
    'Schrijf een dag (2026-01-31), een tijdstip (2026-01-31T10:00:00+01:00), today (vandaag) of yesterday (gisteren).',

  notAnAction: (text) => `${text} is geen actie.`,
  notAnActionNear: (names) => `Bedoelde u ${names}? Alle namen: contact-report actions`,
  seeActions: 'Bekijk de namen: contact-report actions',
  noActionLeft: 'Er blijft geen actie over voor het rapport.',

  nothingToLookFor: (flag) => `${flag} zegt niet waarnaar te zoeken.`,
  leaveOut: (flag) => `Laat ${flag} weg.`,
  outputNamesNoFile: '--output noemt geen bestand.',
  outputNamesNoFileHint: 'Noem er een: --output report.html',
  contradict: (one, other) => `${one} en ${other} spreken elkaar tegen.`,
  outputAndDetachHint:
    'Laat een van beide weg; ook contact-report view schrijft een rapport naar een bestand.',
  giveOne: 'Geef een van beide op.',
  notAReportFormat: (name) => `${name} is geen rapportformaat.`,
  formats: (names) => `Formaten: ${names}.`,

  wouldOverwrite: (flag, file) => `${flag} ${file} zou de opslag of een te importeren bestand overschrijven.`,
  wouldOverwriteDatabase: (flag, file) => `${flag} ${file} zou een database overschrijven.`,
  wouldOverwriteHint: 'Noem een ander bestand.',
  backupFileMissing: 'Het te schrijven bestand ontbreekt.',
  backupFileMissingHint: 'Typ contact-report store backup FILE',
  fileExists: (file) => `${file} bestaat en wordt niet overschreven.`,
  fileExistsHint: 'Noem een nieuw bestand.',
  noRoomFor: (file) => `Er is geen plaats om ${file} te schrijven.`,
  noRoomForHint: 'Maak plaats, of noem een andere schijf.',
  fileUnwritableHint: 'Noem een bestand in een map die bestaat en van u is.',
};
