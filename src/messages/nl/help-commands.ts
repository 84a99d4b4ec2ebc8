import type { Messages } from '../en/index.ts';

export const helpCommands: Messages['help']['commands'] = {
  program: {
    description:
      'Wat is er gebeurd tussen ons en deze ene persoon? Rapporten over één contact, uit een opslag van gebeurtenissen op uw eigen schijf.',
  },
  help: {
    summary: 'de hulp bij een opdracht tonen',
    description: 'Toont de hulp bij een opdracht, of bij het programma.',
    command: 'de opdracht, en een opdracht daarvan',
  },
  import: {
    summary: 'gebeurtenissen in de opslag laden',
    description:
      'Laadt gebeurtenissen en campagnes in de opslag. Tweemaal hetzelfde bestand importeren voegt niets toe.',
    file: 'bestanden met gebeurtenissen; - is de standaardinvoer; .gz wordt gelezen zoals het is',
    formats: (names) => `Formaten: ${names}; en elke CSV met --map.`,
  },
  create: {
    summary: 'een nieuw rapport maken en uitvoeren, en het tonen',
    description:
      'Maakt een nieuw rapport over één contact, voert het uit en toont het. Wat ontbreekt, wordt in een terminal gevraagd.',
    email: 'het contact',
  },
  list: {
    summary: 'alle rapporten en hun status, de nieuwste eerst',
    description: 'Toont alle rapporten en hun status, de nieuwste eerst.',
  },
  view: {
    summary: 'een rapport tonen',
    description: 'Toont een rapport met het resultaat van de laatste voltooide uitvoering.',
    id: 'het rapport',
  },
  rerun: {
    summary: 'dezelfde zoekopdracht opnieuw uitvoeren',
    description:
      'Voert de zoekopdracht van een rapport opnieuw uit. Het vorige resultaat blijft tot het nieuwe volledig is.',
    id: 'het rapport',
  },
  delete: {
    summary: 'rapporten verwijderen (nooit gebeurtenissen)',
    description:
      'Verwijdert rapporten en hun resultaten; gebeurtenissen blijven. Allemaal of, als er één niet kan, geen enkel.',
    id: 'de rapporten',
  },
  campaigns: {
    summary: 'campagnes tonen, archiveren en dearchiveren',
    description: 'Toont campagnes met hun gebeurtenissen; archiveert en dearchiveert ze.',
    list: 'Toont alle campagnes (wat `campaigns` alleen ook doet).',
    archive: 'Archiveert campagnes: rapporten laten hun gebeurtenissen van de categorie Campagne weg.',
    unarchive: 'Dearchiveert campagnes.',
    id: 'de campagnes',
  },
  actions: {
    summary: 'de lijst van acties per categorie',
    description:
      'Toont de acties per categorie, met hun namen in het Engels, Frans en Nederlands en hun Flexmail-id’s.',
  },
  store: {
    summary: 'waar de opslag is, wat erin zit, en kopieën ervan',
    description: 'Waar de opslag is, wat erin zit, en kopieën ervan.',
    path: 'Toont waar de opslag is.',
    info: 'Toont wat er in de opslag zit: aantallen, grootte, eerste en laatste gebeurtenis van elke bron.',
    backup: 'Kopieert de opslag zoals ze nu is, ook terwijl anderen erin schrijven.',
    file: 'een bestand dat nog niet bestaat',
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
    shell: 'de shell in kwestie',
    howLong:
      'Alleen voor deze shell: source <(contact-report completion bash); voorgoed: zie de eerste regels van het script.',
  },
};
