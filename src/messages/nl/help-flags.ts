import type { Messages } from '../en/index.ts';
import { listWords } from '../list-words.ts';

export const helpFlags: Messages['help']['flags'] = {
  store: 'de te gebruiken opslag (standaard: CONTACT_REPORT_STORE, anders events.db in uw gegevensmap)',
  json: 'JSON tonen, ook voor fouten (in het Engels)',
  noInput: 'nooit iets vragen',
  noColor: 'geen kleuren',
  tz: 'de tijdzone van dagen en uren, bv. Europe/Brussels (standaard: die van het systeem)',
  lang: (languages) =>
    `de taal: ${listWords(languages, 'of')} (standaard: CONTACT_REPORT_LANG, anders die van het systeem)`,

  importFormat: 'automatisch herkennen (auto), of een van de namen hieronder',
  rejects: 'geweigerde records ongewijzigd naar dit bestand schrijven',
  dryRun: 'tonen wat er geïmporteerd zou worden; niets schrijven',
  map: 'voor elke CSV: de kolom met email, action, timestamp, …; herhaalbaar',
  mapAction: 'de actie die een woord van een tabel of platform betekent (- om het te negeren); herhaalbaar',
  dateFormat: 'het formaat van tijdstippen, in tekens van date-fns (dd-MM-yy H:mm)',
  year: 'voor een logboek zonder jaren, zoals dat van Postfix: het jaar van de eerste regel',
  follow: 'bestanden, en mappen ervan, blijven lezen terwijl ze groeien, tot Ctrl-C',

  actions: 'alleen deze: namen van acties, email, campaign of all; herhaalbaar (standaard: alle)',
  excludeActions: 'deze weglaten; herhaalbaar',
  from: 'vanaf deze dag of dit tijdstip: 31-01-2026, een RFC 3339-tijdstip, gisteren, vorige maand',
  to: 'tot en met deze dag, of tot dit tijdstip',
  last: 'de laatste 30d (dagen), 12w (weken), 6m (maanden) of 1y (jaar); bij elke uitvoering opnieuw berekend',
  archived: 'ook gearchiveerde campagnes doorzoeken',
  noArchived: 'gearchiveerde campagnes niet doorzoeken (de standaard; slaat de vraag over)',
  source: 'alleen gebeurtenissen van deze platformen; herhaalbaar',
  excludeMachine: 'openingen en kliks door machines weglaten',
  wait: 'wachten op een lopend rapport (30s, 5m, 1h; onbeperkt als u niets opgeeft)',
  detach: 'het nummer van het rapport tonen en terugkeren; het wordt op de achtergrond gemaakt',

  email: 'alleen rapporten over dit contact',
  status: 'alleen rapporten met deze status',
  limitReports: 'hoogstens N rapporten tonen',
  watch: 'vernieuwen tot er geen rapport meer in verwerking is',

  action: 'alleen deze: namen van acties, email of campaign; herhaalbaar',
  campaign: 'alleen deze campagne: haar id, of een deel van haar naam',
  grep: 'alleen gebeurtenissen met deze tekst in campagne, actie of details',
  limitRows: 'hoogstens N gebeurtenissen tonen',

  format: (formats) => listWords(formats, 'of'),
  sort: 'oudste eerst (asc) of nieuwste eerst (desc)',
  output: 'naar dit bestand schrijven, volledig of helemaal niet; .html, .csv enz. bepalen het formaat',
  details: 'alle details, de belangrijkste of geen (standaard: alle in HTML en Markdown)',
  noClobber: 'mislukken als het bestand van --output bestaat',
  noPager: 'een lang rapport zonder pager tonen',

  yes: 'geen bevestiging vragen',
};
