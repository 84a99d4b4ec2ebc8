import type { Messages } from '../en/index.ts';
import { listWords } from '../list-words.ts';

export const helpFlags: Messages['help']['flags'] = {
  store: 'de te gebruiken opslag (standaard: CONTACT_REPORT_STORE, anders events.db in uw gegevensmap)',
  json: 'het antwoord als JSON geven, ook fouten (in het Engels)',
  noInput: 'nooit iets vragen',
  noColor: 'geen kleuren',
  tz: 'de tijdzone van dagen en uren, bv. Europe/Brussels (standaard: die van het systeem)',
  lang: (languages) =>
    `de taal om te spreken: ${listWords(languages, 'of')} (standaard: CONTACT_REPORT_LANG, anders die van het systeem)`,

  importFormat: 'auto zoekt het zelf uit; anders een van de namen hieronder',
  rejects: 'geweigerde records in dit bestand bewaren, zoals ze kwamen',
  dryRun: 'zeggen wat er geïmporteerd zou worden, en niets schrijven',
  map: 'voor elke CSV: welke kolom email, action, timestamp, … is; herhaalbaar',
  mapAction: 'met --map: welke actie een woord in de tabel betekent (- voor geen); herhaalbaar',
  dateFormat: 'met --map: hoe tijdstippen geschreven zijn, volgens date-fns (dd-MM-yy H:mm)',

  actions: 'alleen deze: namen van acties, email, campaign of all; herhaalbaar (standaard: alle)',
  excludeActions: 'alle behalve deze; herhaalbaar',
  from: 'vanaf deze dag of dit tijdstip: 2026-01-31, een RFC 3339-tijdstip, today, yesterday',
  to: 'tot en met deze dag, of tot dit tijdstip',
  last: 'de laatste 30d (dagen), 12w (weken), 6m (maanden) of 1y (jaar); bij elke uitvoering opnieuw berekend',
  archived: 'ook gearchiveerde campagnes doorzoeken',
  noArchived: 'gearchiveerde campagnes niet doorzoeken (de standaard, zonder de vraag)',
  source: 'alleen gebeurtenissen van deze platformen; herhaalbaar',
  excludeMachine: 'openingen en kliks door een machine weglaten',
  wait: 'als een ander rapport in verwerking is, erop wachten (30s, 5m, 1h; onbeperkt als u niets opgeeft)',
  detach: 'meteen terugkeren met het nummer van het rapport; het wordt op de achtergrond gemaakt',

  email: 'alleen rapporten over dit contact',
  status: 'alleen rapporten met deze status',
  limitReports: 'hoogstens zoveel',
  watch: 'de lijst tonen tot er geen rapport meer in verwerking is',

  action: 'alleen deze: namen van acties, email of campaign; herhaalbaar',
  campaign: 'alleen deze campagne: haar id, of een deel van haar naam',
  grep: 'alleen rijen met deze tekst in campagne, actie of details',
  limitRows: 'alleen de eerste zoveel',

  format: (formats) => listWords(formats, 'of'),
  sort: 'oudste eerst (asc) of nieuwste eerst (desc)',
  output: 'naar dit bestand schrijven, volledig of helemaal niet; .html, .csv enz. bepalen het formaat',
  noPager: 'een lang rapport in één keer tonen, niet per pagina',

  yes: 'geen bevestiging vragen',
};
