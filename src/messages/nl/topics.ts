import { samples, select, type TopicFacts, type Topics } from '../en/topics.ts';

const importFormats: Readonly<Record<TopicFacts['importFormats'][number], string>> = {
  native: 'het eigen formaat hieronder; met --map elke andere tabel of JSON',
  brevo: 'webhook, gebeurtenissenrapport, CSV van gebeurtenissen en logboek',
  customerio: 'webhook van Customer.io',
  exchange: 'berichttracering van Microsoft 365, traceerlogboek van Exchange',
  flexmail: 'SOAP-antwoorden (XML, JSON), acties gescheiden door tabs',
  hubspot: 'e-mailgebeurtenissen en campagnes van de API',
  klaviyo: 'gebeurtenissen van de API, met metrics en profielen',
  mailchimp: 'rapporten van de API, webhook, export van account en doelgroep',
  mailersend: 'webhook, activiteiten-API',
  mailgun: 'webhook, gebeurtenissen-API, Logs-API',
  mailjet: 'webhook van gebeurtenissen',
  mandrill: 'webhook (Mailchimp Transactional)',
  postfix: 'maillogboek van Postfix',
  postmark: 'webhook, berichten-API',
  resend: 'webhook, logboek van resend webhooks listen',
  sendgrid: 'webhook van gebeurtenissen, CSV van e-mailactiviteit',
  ses: 'meldingen en gebeurtenissen van Amazon SES, rechtstreeks of via andere diensten',
  sfmc: 'Salesforce Marketing Cloud: bestanden van een tracking extract',
  sparkpost: 'webhook van gebeurtenissen, API van berichtgebeurtenissen',
};

const reportFormats: Readonly<Record<TopicFacts['reportFormats'][number], string>> = {
  table: 'om te lezen, de standaard, ook in een pipe: zo breed als de terminal',
  json: 'het rapport en zijn gebeurtenissen als één document; --json doet hetzelfde',
  ndjson: 'één gebeurtenis per regel, als JSON',
  csv: 'één gebeurtenis per regel, met kolomkoppen; tijden in UTC',
  tsv: 'zoals csv, met tabs en zonder aanhalingstekens',
  markdown: 'voor een ticket, een wiki of een mail',
  html: 'één pagina die niets anders nodig heeft, om te geven of te printen',
};

export const topics: Topics = {
  periods: () => [
    'Een rapport gaat over de hele geschiedenis, tenzij u die beperkt. Geef dagen, tijdstippen, of een duur tot nu.',
    {
      terms: {
        '--from 2026-01-01': 'vanaf het begin van die dag',
        '--to 2026-01-31': 'tot het einde van die dag: de 31e telt mee',
        '--from yesterday --to today': 'hele dagen; ook gisteren, vandaag, "vorige maand", "deze week"',
        '--last 30d': 'de laatste 30 dagen tot nu; w: weken, m: maanden, y: jaren',
        '--from 2026-01-01T08:00:00+01:00': 'vanaf dat tijdstip; --to eindigt net voor zijn tijdstip',
      },
    },
    {
      code: [
        '$ contact-report create anna@example.be --from 2026-01-01 --to 2026-03-31',
        '$ contact-report create anna@example.be --last 12w --tz Europe/Brussels',
      ],
    },
    { heading: 'Tijdzones' },
    'Een dag is een dag in de tijdzone van --tz, een naam zoals Europe/Brussels. Zonder --tz is dat de tijdzone van uw systeem. De dag waarop de zomertijd begint of eindigt, heeft 23 of 25 uren. Het rapport bewaart zijn periode in UTC en onthoudt de tijdzone.',
    { heading: 'Een rapport opnieuw uitvoeren' },
    'rerun behoudt het begin en het einde van de periode, ook als u today of yesterday typte. Alleen --last wordt bij elke uitvoering opnieuw berekend.',
  ],
  archived: () => [
    'Archiveer een campagne om haar gebeurtenissen uit nieuwe rapporten te houden. Archiveren verwijdert niets, en u kunt het ongedaan maken.',
    {
      code: [
        '$ contact-report campaigns',
        '$ contact-report campaigns archive c-13 c-15',
        '$ contact-report campaigns unarchive c-13',
      ],
    },
    { heading: 'In een rapport' },
    'Een rapport laat de gebeurtenissen van de categorie Campagne van gearchiveerde campagnes weg, en toont hoeveel. Gebeurtenissen van de categorie E-mail worden altijd getoond: een uitschrijving wordt nooit verborgen omdat haar mail gearchiveerd is. contact-report help actions toont de acties van beide categorieën.',
    '--archived neemt de gebeurtenissen van gearchiveerde campagnes mee:',
    { code: ['$ contact-report create anna@example.be --archived'] },
    { heading: 'Goed om te weten' },
    'Meerdere campagnes archiveren is alles of niets: als één id onbekend is, wordt geen enkele campagne gearchiveerd. Een voltooid rapport blijft zoals het was tot u het opnieuw uitvoert. Een latere import verandert niet wat u zelf gearchiveerd of gedearchiveerd hebt.',
  ],
  actions: ({ actions }) => [
    'Een gebeurtenis is één actie van één contact op één moment. Elke actie hoort bij de categorie email of campaign. Een rapport gaat over alle acties, tenzij u er kiest.',
    {
      terms: {
        '--actions': 'alleen deze acties',
        '--exclude-actions': 'zonder deze acties',
      },
    },
    'Beide nemen namen met komma’s ertussen, in hoofdletters of kleine letters. De woorden email, campaign en all staan voor alle acties van een categorie, of van beide.',
    {
      code: [
        '$ contact-report create anna@example.be --actions unsubscribed,bounced',
        '$ contact-report create anna@example.be --actions email --exclude-actions bounced',
      ],
    },
    { heading: 'email' },
    { terms: actions.email },
    { heading: 'campaign' },
    { terms: actions.campaign },
    { heading: 'Machines' },
    'Ook beveiligingssoftware opent mails en volgt links. Openingen en kliks die een platform aan een machine toeschrijft, worden getoond en gemarkeerd; --exclude-machine laat ze weg.',
  ],
  consent: () => [
    'contact-report consent toont de toestand van een contact op een moment, en de gebeurtenissen waaruit die blijkt. Eén regel: alleen een handeling van de persoon geeft toestemming, elke uitschrijving trekt ze in.',
    { heading: 'Toestanden' },
    {
      terms: {
        granted: 'gegeven: bevestigd, met een spoor (formulier, IP-adres), of volgens het platform',
        unconfirmed: 'een niet bevestigde inschrijving op een lijst met dubbele opt-in',
        withdrawn: 'de persoon schreef zich uit, klaagde, of verliet de lijst',
        stopped: 'de afzender houdt mail tegen: blacklist, verwijderd, uit een groep gehaald',
        unknown: 'niets opent of beëindigt ze; het antwoord noemt de reden',
        mixed: 'de lijsten verschillen; --list vraagt naar een ervan',
      },
    },
    { heading: 'Gebeurtenissen' },
    'Een import, een medewerker of een export van de huidige toestand voert toestemming alleen in: dat opent er nooit een en maakt een uitschrijving nooit ongedaan. Openingen, kliks en antwoorden veranderen niets. Een uitschrijving zonder lijst beëindigt elke lijst van dat platform; een latere inschrijving opent alleen haar eigen lijst. Een blacklist opheffen maakt een uitschrijving niet ongedaan.',
    { heading: 'Mail na uitschrijving' },
    'contact-report check vindt mail die is verzonden terwijl de toestemming was ingetrokken of stopgezet, en eindigt met 5 als een bevinding zeker is. Kent de opslag de soort of de lijst van een mail niet, dan is de bevinding mogelijk, met de reden. Transactionele mail en testmail tellen niet.',
    {
      terms: {
        '--grace 0': 'geen wachttijd',
        '--grace 48h': 'de standaard, zoals grote mailboxaanbieders vragen',
        '--grace 10bd': 'tien werkdagen; feestdagen zijn niet bekend',
      },
    },
    {
      code: [
        '$ contact-report consent anna@example.be --at 2026-01-31',
        '$ contact-report consent - --list Newsletter --expect granted < addresses.txt',
        '$ contact-report check --last 30d',
      ],
    },
    'Het antwoord is wat de opslag bevat. Het is geen juridisch advies.',
  ],
  'import-formats': ({ importFormats: names }) => [
    'import herkent elk formaat aan de inhoud; --format legt het vast. Bestanden mogen gecomprimeerd zijn (gzip), in UTF-8 of UTF-16; - is de standaardinvoer. JSON mag één object zijn, meerdere na elkaar, een array, of één object per regel.',
    { terms: select(names, importFormats) },
    { heading: 'Het eigen formaat' },
    { code: samples.native },
    'Eén JSON-object per gebeurtenis, of een tabel met de tweede regel als kolomkoppen. Het e-mailadres, de actie en het tijdstip zijn verplicht.',
    { heading: 'Elke andere tabel' },
    'Als de kolommen van een tabel, of de sleutels van JSON, onbekend zijn, toont import wat ze bevatten en de opdracht die ze importeert. --map geeft de kolom van elk veld, --map-action de actie die een woord betekent (- om het te negeren), --set dezelfde tekst voor alle rijen, --event een kolom met de tijden van één actie, --date-format de vorm van de tijden. --save-mapping bewaart ze in een bestand voor --mapping.',
    { code: samples.map },
    { heading: 'Tijden' },
    'Een tijd zonder tijdzone wordt gelezen in --tz, of in UTC zonder die optie. Gebruik dezelfde --tz als u het bestand opnieuw importeert, anders worden zijn gebeurtenissen niet als dubbels herkend.',
    { heading: 'Het resultaat' },
    {
      terms: {
        imported: 'nieuw in de opslag',
        duplicates: 'al in de opslag, of eerder in dezelfde import',
        ignored: 'een bekende soort record, maar geen gebeurtenis van een contact',
        rejected: 'onbruikbaar; de reden wordt getoond, en --rejects bewaart het record',
      },
    },
  ],
  json: ({ exitCodes }) => [
    'Elke opdracht behalve completion neemt --json en schrijft één document op stdout. De documenten zijn een contract: binnen schemaVersion 1 verdwijnen sleutels niet en veranderen ze niet van betekenis. Er kunnen nieuwe sleutels bijkomen: negeer de sleutels die u niet kent. Elke sleutel is er altijd; een onbekende waarde is null of leeg. Tijden zijn in UTC, met milliseconden.',
    {
      terms: {
        'create, rerun, view': '{"schemaVersion", "report", "events"}',
        list: '{"schemaVersion", "reports"}, elk zoals "report" hierboven',
        import: '{"schemaVersion", "imported", "duplicates", "ignored", "rejected", …}',
        consent: '{"schemaVersion", "consent"}; consent -: {"schemaVersion", "consents"}',
        check: '{"schemaVersion", "findings", "check"}',
        campaigns: '{"schemaVersion", "campaigns"}',
        actions: '{"schemaVersion", "actions"}',
        delete: '{"schemaVersion", "deleted"}',
        imports: '{"schemaVersion", "imports"}',
        'imports undo': '{"schemaVersion", "import", "removed", "reports", "laterDuplicates"}',
        'store info': '{"schemaVersion", "path", "bytes", "contacts", "events", …}',
        'store compact': '{"schemaVersion", "path", "bytesBefore", "bytes"}',
        doctor: '{"schemaVersion", "path", "ok", "checks"}',
      },
    },
    { heading: 'Een rapport' },
    {
      terms: {
        period: 'from ≤ timestamp < to; null: zonder grens; last zoals getypt',
        status: 'van de laatste uitvoering: processing, completed of failed',
        eventCount: 'de gebeurtenissen van het getoonde resultaat',
        archivedEventsNotShown: 'de gebeurtenissen die weggelaten zijn omdat hun campagne gearchiveerd is',
        undoneEvents: 'de gebeurtenissen van een import die sindsdien ongedaan is gemaakt',
        failure: 'waarom de laatste uitvoering mislukte, of null',
        progress: '0 tot 1 tijdens de verwerking, of null',
      },
    },
    { heading: 'Fouten' },
    `Een fout is een document op stderr, en stdout blijft leeg: {"error": {"code", "message", "hint"}}. De code verandert niet, de afsluitcode evenmin: ${exitCodes.notFound} als een rapport niet gevonden is, bijvoorbeeld.`,
    { heading: 'Recepten' },
    { code: samples.jq },
  ],
  formats: ({ reportFormats: names }) => [
    'create, view en rerun tonen een rapport in het formaat van --format. Het resultaat gaat naar stdout; vragen, voortgang, opmerkingen en fouten gaan naar stderr, zodat > en | alleen het resultaat krijgen.',
    { terms: select(names, reportFormats) },
    '--output schrijft het volledige rapport naar een bestand, of niets. De naam van het bestand kiest het formaat als u dat niet doet: .csv, .html, .md enzovoort.',
    {
      code: ['$ contact-report view 7 --format csv > anna.csv', '$ contact-report view 7 --output anna.html'],
    },
    { heading: 'Volgorde en keuze van gebeurtenissen' },
    'De oudste gebeurtenissen komen eerst; --sort desc keert de volgorde om. view kiest ook gebeurtenissen zonder het rapport te veranderen: --action, --campaign, --grep en --limit.',
    { heading: 'In een terminal' },
    'Een tabel die langer is dan het scherm, opent in een pager; --no-pager toont hem rechtstreeks. Onder 61 kolommen is elke gebeurtenis een blok regels.',
    { heading: 'Tekst uit gebeurtenissen' },
    'Tekst uit gebeurtenissen wordt niet vertrouwd. Besturingstekens en tekens die tekst herschikken of verbergen, bereiken uw terminal nooit. Cellen van csv en tsv die een rekenblad als een formule zou lezen, beginnen met een apostrof. JSON behoudt de exacte tekst.',
  ],
  'exit-codes': ({ exits, exitCodes }) => [
    'De afsluitcodes zijn dezelfde voor alle opdrachten, en ze veranderen niet:',
    { terms: exits },
    `import eindigt met ${exitCodes.failed} als records geweigerd zijn; de andere zijn geïmporteerd. delete eindigt met ${exitCodes.processing} als het rapport in verwerking is. doctor eindigt met ${exitCodes.failed} als een controle mislukt is. Na een signaal is de code 128 plus zijn nummer: 143 na SIGTERM, 129 na SIGHUP.`,
    'Ook een vraag zonder gebeurtenissen krijgt een antwoord: het rapport is voltooid en heeft geen gebeurtenissen. Om het in een script te weten, telt u ze:',
    { code: samples.count },
    'Een fout toont wat mislukt is en wat u daarna kunt typen, op stderr.',
  ],
  environment: () => [
    'Een optie gaat voor op een omgevingsvariabele.',
    { heading: 'De opslag' },
    {
      terms: {
        CONTACT_REPORT_STORE: 'de opslag; --store gaat voor',
        HOME: 'uw persoonlijke map',
        XDG_DATA_HOME:
          'de map waarin de opslag contact-report/events.db is, een absoluut pad; standaard ~/.local/share',
      },
    },
    { heading: 'Taal, tijdzone en kalender' },
    {
      terms: {
        CONTACT_REPORT_LANG: 'de taal: en, fr of nl; --lang gaat voor',
        'LC_ALL, LC_MESSAGES, LANG': 'de taal als niets anders ze bepaalt',
        'LC_ALL, LC_TIME, LANG': 'de eerste dag van de week in de kalender',
        TZ: 'de tijdzone van dagen en tijden; --tz gaat voor',
      },
    },
    { heading: 'Terminal' },
    {
      terms: {
        NO_COLOR: 'indien niet leeg: geen kleuren, zoals --no-color',
        FORCE_COLOR: 'kleuren ook in een pipe: 1 (16), 2 (256), 3 (alle); 0: geen',
        TERM: 'dumb: geen kleuren en geen vragen',
        CI: 'indien ingesteld: geen vragen, zoals --no-input',
        COLUMNS: 'de breedte van tabellen als stdout geen terminal is',
        'CONTACT_REPORT_PAGER, PAGER': 'de pager, standaard less; cat of leeg: geen',
        LESS: 'de opties van less; standaard FRX en een prompt met de toetsen',
        LESSCHARSET: 'de codering voor less; standaard utf-8',
        DEBUG: 'indien ingesteld: een onverwachte fout wordt volledig getoond',
      },
    },
  ],
};
