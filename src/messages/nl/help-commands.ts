import type { Messages } from '../en/index.ts';

export const helpCommands: Messages['help']['commands'] = {
  help: {
    summary: 'de hulp bij een opdracht of een onderwerp tonen',
    description: 'Toont de hulp bij een opdracht, een onderwerp of het programma.',
    arguments: { command: 'de opdracht en haar subopdracht, of een onderwerp' },
  },
  import: {
    summary: 'gebeurtenissen in de opslag importeren',
    description:
      'Importeert gebeurtenissen en campagnes in de opslag. Tweemaal hetzelfde bestand importeren voegt niets toe.',
    arguments: {
      file: 'bestanden met gebeurtenissen; - is de standaardinvoer; .gz wordt rechtstreeks gelezen',
    },
    note: (names) => `Formaten: ${names}; elke andere tabel of JSON met --map.`,
  },
  create: {
    summary: 'een rapport maken, uitvoeren en tonen',
    description:
      'Maakt een rapport over één contact, voert het uit en toont het. In een terminal vraagt het wat ontbreekt.',
    arguments: { email: 'het contact' },
  },
  list: {
    summary: 'alle rapporten en hun status, de nieuwste eerst',
    description: 'Toont alle rapporten en hun status, de nieuwste eerst.',
  },
  view: {
    summary: 'een rapport tonen',
    description: 'Toont een rapport met het resultaat van de laatste voltooide uitvoering.',
    arguments: { id: 'de rapporten: een id, een adres of latest' },
  },
  rerun: {
    summary: 'een rapport opnieuw uitvoeren',
    description:
      'Voert een rapport opnieuw uit op wat de opslag nu bevat. Het vorige resultaat blijft tot het nieuwe volledig is.',
    arguments: { id: 'de rapporten: een id, een adres of latest' },
  },
  delete: {
    summary: 'rapporten verwijderen (nooit gebeurtenissen)',
    description:
      'Verwijdert rapporten en hun resultaten; gebeurtenissen blijven. Verwijdert ze allemaal, of geen enkel als er één niet kan.',
    arguments: { id: 'de rapporten' },
  },
  consent: {
    summary: 'tonen of er op een moment toestemming was',
    description:
      'Tonen of er op een moment toestemming voor e-mail gold, en uit welke gebeurtenissen dat blijkt. Het antwoord is wat de opslag bevat, geen juridisch advies.',
    arguments: {
      email:
        'het contact; meerdere zijn één persoon; - leest één adres per regel en antwoordt één regel per adres',
    },
  },
  check: {
    summary: 'mail vinden die na een uitschrijving is verzonden',
    description:
      'Mail vinden die is verzonden hoewel de persoon zich had uitgeschreven: aan de genoemde contacten, aan die van -, of aan alle contacten van de opslag.',
    arguments: { email: 'de contacten; - leest één adres per regel (standaard: alle)' },
  },
  campaigns: {
    summary: 'campagnes tonen, archiveren en dearchiveren',
    description: 'Toont campagnes en hun aantal gebeurtenissen; archiveert en dearchiveert ze.',
  },
  'campaigns list': {
    description: 'Toont alle campagnes (wat `campaigns` alleen ook doet).',
  },
  'campaigns archive': {
    description: 'Archiveert campagnes: rapporten laten hun gebeurtenissen van de categorie Campagne weg.',
    arguments: { id: 'de campagnes' },
  },
  'campaigns unarchive': {
    description: 'Dearchiveert campagnes.',
    arguments: { id: 'de campagnes' },
  },
  imports: {
    summary: 'imports tonen; er een ongedaan maken',
    description:
      'Toont wat is geïmporteerd, wanneer, uit welke bestanden, in welk formaat en welke tijdzone; maakt een import ongedaan.',
  },
  'imports list': {
    description: 'Toont alle imports, de nieuwste eerst (wat `imports` alleen ook doet).',
  },
  'imports undo': {
    description:
      'Verwijdert de gebeurtenissen die een import heeft gebracht: allemaal, of geen enkele als het mislukt. Rapporten blijven zoals ze zijn. Om de gebeurtenissen terug te halen, importeert u de bestanden opnieuw.',
    arguments: { id: 'de import' },
  },
  actions: {
    summary: 'de acties per categorie tonen',
    description:
      'Toont de acties per categorie, met hun namen in het Engels, Frans en Nederlands en hun Flexmail-id’s.',
  },
  store: {
    summary: 'tonen waar de opslag is en wat hij bevat; hem kopiëren of verkleinen',
    description: 'Toont waar de opslag is en wat hij bevat; kopieert of verkleint hem.',
  },
  'store path': {
    description: 'Toont het pad van de opslag.',
  },
  'store info': {
    description:
      'Toont wat de opslag bevat: aantallen, grootte, eerste en laatste gebeurtenis van elke bron.',
  },
  'store coverage': {
    description:
      'Tonen wat de opslag van elke bron bevat in de tijd, en wat er kan ontbreken; met een adres ook van dat contact.',
    arguments: { email: 'een contact' },
  },
  'store backup': {
    description: 'Kopieert de opslag, ook terwijl andere processen erin schrijven.',
    arguments: { file: 'een nieuw bestand' },
  },
  'store compact': {
    description:
      'Schrijft de opslag opnieuw, zonder de ruimte en de sporen van wat is verwijderd. Vraagt evenveel vrije ruimte als de opslag inneemt, en andere opdrachten wachten.',
  },
  doctor: {
    summary: 'de opslag controleren',
    description:
      'Controleert de opslag: is hij intact, privé en niet vergrendeld? Toont elk probleem en de oplossing.',
  },
  completion: {
    summary: 'een aanvulscript voor bash, zsh of fish tonen',
    description:
      'Toont een script dat opdrachten, opties, acties, campagnes, rapport- en importnummers aanvult.',
    arguments: { shell: 'de shell' },
    note: 'Alleen voor deze shell: source <(contact-report completion bash). Om het te houden: zie de eerste regels van het script.',
  },
};
