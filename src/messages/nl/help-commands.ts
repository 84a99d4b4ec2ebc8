import type { Messages } from '../en/index.ts';

export const helpCommands: Messages['help']['commands'] = {
  help: {
    summary: 'de hulp bij een opdracht tonen',
    description: 'Toont de hulp bij een opdracht, of bij het programma.',
    arguments: { command: 'de opdracht, en een opdracht daarvan' },
  },
  import: {
    summary: 'gebeurtenissen in de opslag laden',
    description:
      'Laadt gebeurtenissen en campagnes in de opslag. Tweemaal hetzelfde bestand importeren voegt niets toe.',
    arguments: {
      file: 'bestanden met gebeurtenissen; - is de standaardinvoer; .gz wordt gelezen zoals het is',
    },
    note: (names) => `Formaten: ${names}; en elke CSV met --map.`,
  },
  create: {
    summary: 'een nieuw rapport maken en uitvoeren, en het tonen',
    description:
      'Maakt een nieuw rapport over één contact, voert het uit en toont het. Wat ontbreekt, wordt in een terminal gevraagd.',
    arguments: { email: 'het contact' },
  },
  list: {
    summary: 'alle rapporten en hun status, de nieuwste eerst',
    description: 'Toont alle rapporten en hun status, de nieuwste eerst.',
  },
  view: {
    summary: 'een rapport tonen',
    description: 'Toont een rapport met het resultaat van de laatste voltooide uitvoering.',
    arguments: { id: 'het rapport' },
  },
  rerun: {
    summary: 'dezelfde zoekopdracht opnieuw uitvoeren',
    description:
      'Voert de zoekopdracht van een rapport opnieuw uit. Het vorige resultaat blijft tot het nieuwe volledig is.',
    arguments: { id: 'het rapport' },
  },
  delete: {
    summary: 'rapporten verwijderen (nooit gebeurtenissen)',
    description:
      'Verwijdert rapporten en hun resultaten; gebeurtenissen blijven. Allemaal of, als er één niet kan, geen enkel.',
    arguments: { id: 'de rapporten' },
  },
  campaigns: {
    summary: 'campagnes tonen, archiveren en dearchiveren',
    description: 'Toont campagnes met hun gebeurtenissen; archiveert en dearchiveert ze.',
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
  actions: {
    summary: 'de lijst van acties per categorie',
    description:
      'Toont de acties per categorie, met hun namen in het Engels, Frans en Nederlands en hun Flexmail-id’s.',
  },
  store: {
    summary: 'waar de opslag is, wat erin zit, en kopieën ervan',
    description: 'Waar de opslag is, wat erin zit, en kopieën ervan.',
  },
  'store path': {
    description: 'Toont waar de opslag is.',
  },
  'store info': {
    description:
      'Toont wat er in de opslag zit: aantallen, grootte, eerste en laatste gebeurtenis van elke bron.',
  },
  'store backup': {
    description: 'Kopieert de opslag zoals ze nu is, ook terwijl anderen erin schrijven.',
    arguments: { file: 'een bestand dat nog niet bestaat' },
  },
  doctor: {
    summary: 'de opslag controleren',
    description:
      'Controleert de opslag: is ze heel, privé en vrij? Zegt wat er niet in orde is en hoe u dat herstelt.',
  },
  completion: {
    summary: 'bash, zsh of fish leren aanvullen',
    description:
      'Toont wat een shell nodig heeft om opdrachten, opties, acties, rapportnummers en campagnes aan te vullen.',
    arguments: { shell: 'de shell in kwestie' },
    note: 'Alleen voor deze shell: source <(contact-report completion bash); voorgoed: zie de eerste regels van het script.',
  },
};
