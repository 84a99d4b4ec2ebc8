import { samples, select, type TopicFacts, type Topics } from '../en/topics.ts';

const importFormats: Readonly<Record<TopicFacts['importFormats'][number], string>> = {
  native: 'le format natif ci-dessous ; avec --map, tout autre tableau ou JSON',
  brevo: 'webhook, rapport d’événements, CSV d’événements et de journal',
  customerio: 'webhook de Customer.io',
  exchange: 'suivi des messages de Microsoft 365, journal de suivi d’Exchange',
  flexmail: 'réponses SOAP (XML, JSON), actions séparées par des tabulations',
  hubspot: 'événements e-mail et campagnes de l’API',
  klaviyo: 'événements de l’API, avec métriques et profils',
  mailchimp: 'rapports de l’API, webhook d’audience, export du compte et de l’audience',
  mailersend: 'webhook, API d’activité',
  mailgun: 'webhook, API d’événements, API Logs',
  mailjet: 'webhook d’événements',
  mandrill: 'webhook (Mailchimp Transactional)',
  postfix: 'journal de Postfix',
  postmark: 'webhook, API des messages',
  resend: 'webhook, journal de resend webhooks listen',
  sendgrid: 'webhook d’événements, CSV de l’activité e-mail',
  ses: 'notifications et événements d’Amazon SES, directs ou par d’autres services',
  sfmc: 'Salesforce Marketing Cloud : fichiers d’un extrait de suivi',
  sparkpost: 'webhook d’événements, API des événements de message',
};

const reportFormats: Readonly<Record<TopicFacts['reportFormats'][number], string>> = {
  table: 'pour la lecture, par défaut, aussi dans un tube : de la largeur du terminal',
  json: 'le rapport et ses événements en un document ; --json fait de même',
  ndjson: 'un événement par ligne, en JSON',
  csv: 'un événement par ligne, avec un en-tête ; heures en UTC',
  tsv: 'comme csv, avec des tabulations et sans guillemets',
  markdown: 'pour un ticket, un wiki ou un e-mail',
  html: 'une page autonome, à remettre ou à imprimer',
};

export const topics: Topics = {
  periods: () => [
    'Un rapport couvre tout l’historique, sauf si vous le limitez. Donnez des jours, des moments, ou une durée jusqu’à maintenant.',
    {
      terms: {
        '--from 2026-01-01': 'à partir du début de ce jour',
        '--to 2026-01-31': 'jusqu’à la fin de ce jour : le 31 est compris',
        '--from yesterday --to today':
          'des jours entiers ; aussi hier, aujourd’hui, "mois dernier", "cette semaine"',
        '--last 30d': 'les 30 derniers jours jusqu’à maintenant ; w : semaines, m : mois, y : années',
        '--from 2026-01-01T08:00:00+01:00': 'à partir de ce moment ; --to s’arrête juste avant le sien',
      },
    },
    {
      code: [
        '$ contact-report create anna@example.be --from 2026-01-01 --to 2026-03-31',
        '$ contact-report create anna@example.be --last 12w --tz Europe/Brussels',
      ],
    },
    { heading: 'Fuseaux' },
    'Un jour est un jour dans le fuseau de --tz, un nom comme Europe/Brussels. Sans --tz, c’est le fuseau de votre système. Le jour du passage à l’heure d’été ou d’hiver compte 23 ou 25 heures. Le rapport enregistre sa période en UTC et retient le fuseau.',
    { heading: 'Exécuter à nouveau' },
    'rerun garde le début et la fin de la période, même si vous avez tapé today ou yesterday. Seul --last est recalculé à chaque exécution.',
  ],
  archived: () => [
    'Archivez une campagne pour écarter ses événements des nouveaux rapports. Archiver ne supprime rien, et vous pouvez l’annuler.',
    {
      code: [
        '$ contact-report campaigns',
        '$ contact-report campaigns archive c-13 c-15',
        '$ contact-report campaigns unarchive c-13',
      ],
    },
    { heading: 'Dans un rapport' },
    'Un rapport omet les événements de la catégorie Campagne des campagnes archivées, et affiche combien. Les événements de la catégorie Email sont toujours montrés : une désinscription n’est jamais cachée parce que son e-mail a été archivé. contact-report help actions liste les actions des deux catégories.',
    '--archived comprend les événements des campagnes archivées :',
    { code: ['$ contact-report create anna@example.be --archived'] },
    { heading: 'Bon à savoir' },
    'Archiver plusieurs campagnes, c’est tout ou rien : si un id est inconnu, aucune n’est archivée. Un rapport terminé reste tel quel jusqu’à sa prochaine exécution. Un import ultérieur ne change pas ce que vous avez archivé ou désarchivé à la main.',
  ],
  actions: ({ actions }) => [
    'Un événement est une action d’un contact à un moment. Chaque action appartient à la catégorie email ou campaign. Un rapport couvre toutes les actions, sauf si vous en choisissez.',
    {
      terms: {
        '--actions': 'seulement ces actions',
        '--exclude-actions': 'sans ces actions',
      },
    },
    'Les deux prennent des noms séparés par des virgules, en majuscules ou en minuscules. Les mots email, campaign et all désignent toutes les actions d’une catégorie, ou des deux.',
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
    'Les logiciels de sécurité ouvrent aussi les e-mails et suivent les liens. Les ouvertures et les clics qu’une plateforme attribue à une machine sont montrés et signalés ; --exclude-machine les omet.',
  ],
  consent: () => [
    'contact-report consent montre l’état d’un contact à un moment, et les événements qui le montrent. Une règle : seul un acte de la personne donne un consentement, toute désinscription le retire.',
    { heading: 'États' },
    {
      terms: {
        granted: 'donné : confirmé, avec une trace (formulaire, adresse IP), ou selon la plateforme',
        unconfirmed: 'une inscription non confirmée à une liste avec double opt-in',
        withdrawn: 'la personne s’est désinscrite, s’est plainte ou a quitté la liste',
        stopped: 'l’expéditeur retient les messages : liste noire, suppression, retrait d’un groupe',
        unknown: 'rien ne l’ouvre ni n’y met fin ; la réponse donne la raison',
        mixed: 'les listes diffèrent ; --list en choisit une',
      },
    },
    { heading: 'Événements' },
    'Une importation, le personnel ou un export de l’état actuel ne fait qu’enregistrer un consentement : cela n’en ouvre jamais un et n’annule jamais une désinscription. Les ouvertures, les clics et les réponses ne changent rien. Une désinscription sans liste met fin à toutes les listes de cette plateforme ; une inscription ultérieure n’ouvre que sa propre liste. Lever une liste noire n’annule pas une désinscription.',
    { heading: 'Messages après désinscription' },
    'contact-report check trouve les messages envoyés alors que le consentement était retiré ou arrêté, et sort avec le code 5 si un constat est certain. Si la base ne connaît pas le type ou la liste d’un message, le constat est possible et dit pourquoi. Les messages transactionnels et de test ne comptent pas.',
    {
      terms: {
        '--grace 0': 'aucun délai',
        '--grace 48h': 'la valeur par défaut, comme le demandent de grands fournisseurs de messagerie',
        '--grace 10bd': 'dix jours ouvrables ; les jours fériés ne sont pas connus',
      },
    },
    {
      code: [
        '$ contact-report consent anna@example.be --at 2026-01-31',
        '$ contact-report consent - --list Newsletter --expect granted < addresses.txt',
        '$ contact-report check --last 30d',
      ],
    },
    'La réponse décrit ce que contient la base. Ce n’est pas un avis juridique.',
  ],
  'import-formats': ({ importFormats: names }) => [
    'import reconnaît chaque format à son contenu ; --format l’impose. Les fichiers peuvent être compressés (gzip), en UTF-8 ou UTF-16 ; - est l’entrée standard. Le JSON peut être un objet, plusieurs à la suite, un tableau, ou un objet par ligne.',
    { terms: select(names, importFormats) },
    { heading: 'Le format natif' },
    { code: samples.native },
    'Un objet JSON par événement, ou un tableau dont la seconde ligne est l’en-tête. L’adresse e-mail, l’action et le moment sont obligatoires.',
    { heading: 'Tout autre tableau' },
    'Si les colonnes d’un tableau, ou les clés du JSON, sont inconnues, import montre ce qu’elles contiennent et la commande qui les importe. --map donne la colonne de chaque champ, --map-action l’action que désigne un mot (- pour l’ignorer), --set le même texte pour toutes les lignes, --event une colonne des moments d’une action, --date-format la forme des moments. --save-mapping les garde dans un fichier pour --mapping.',
    { code: samples.map },
    { heading: 'Moments' },
    'Un moment sans fuseau est lu dans --tz, ou en UTC sans cette option. Utilisez le même --tz si vous importez à nouveau le fichier, sinon ses événements ne sont pas reconnus comme doublons.',
    { heading: 'Le résultat' },
    {
      terms: {
        imported: 'nouveau dans la base',
        duplicates: 'déjà dans la base, ou plus tôt dans le même import',
        ignored: 'un type connu qui n’est pas un événement d’un contact',
        rejected: 'inutilisable ; la raison est affichée, et --rejects garde l’enregistrement',
      },
    },
  ],
  json: ({ exitCodes }) => [
    'Toutes les commandes sauf completion prennent --json et écrivent un document sur stdout. Les documents sont un contrat : au sein de schemaVersion 1, les clés ne disparaissent pas et ne changent pas de sens. De nouvelles clés peuvent s’ajouter : ignorez celles que vous ne connaissez pas. Chaque clé est toujours présente ; une valeur inconnue est null ou vide. Les moments sont en UTC, avec les millisecondes.',
    {
      terms: {
        'create, rerun, view': '{"schemaVersion", "report", "events"}',
        list: '{"schemaVersion", "reports"}, chacun comme "report" ci-dessus',
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
    { heading: 'Un rapport' },
    {
      terms: {
        period: 'from ≤ timestamp < to ; null : sans limite ; last comme tapé',
        status: 'de la dernière exécution : processing, completed ou failed',
        eventCount: 'les événements du résultat montré',
        archivedEventsNotShown: 'les événements omis parce que leur campagne est archivée',
        undoneEvents: 'les événements d’une importation annulée depuis',
        failure: 'la cause de l’échec de la dernière exécution, ou null',
        progress: 'de 0 à 1 pendant le traitement, ou null',
      },
    },
    { heading: 'Erreurs' },
    `Une erreur est un document sur stderr, et stdout reste vide : {"error": {"code", "message", "hint"}}. Le code ne change pas, ni le code de sortie : ${exitCodes.notFound} si un rapport est introuvable, par exemple.`,
    { heading: 'Recettes' },
    { code: samples.jq },
  ],
  formats: ({ reportFormats: names }) => [
    'create, view et rerun affichent un rapport dans le format de --format. Le résultat va sur stdout ; les questions, la progression, les remarques et les erreurs vont sur stderr, de sorte que > et | ne reçoivent que le résultat.',
    { terms: select(names, reportFormats) },
    '--output écrit le rapport complet dans un fichier, ou rien. Le nom du fichier choisit le format si vous ne le faites pas : .csv, .html, .md, etc.',
    {
      code: ['$ contact-report view 7 --format csv > anna.csv', '$ contact-report view 7 --output anna.html'],
    },
    { heading: 'Ordre et choix des événements' },
    'Les événements les plus anciens viennent d’abord ; --sort desc inverse l’ordre. view choisit aussi des événements sans changer le rapport : --action, --campaign, --grep et --limit.',
    { heading: 'Dans un terminal' },
    'Un tableau plus long que l’écran s’ouvre page par page ; --no-pager l’affiche directement. En dessous de 61 colonnes, chaque événement est un bloc de lignes.',
    { heading: 'Texte des événements' },
    'Le texte des événements n’est pas sûr. Les caractères de contrôle et ceux qui réordonnent ou cachent du texte n’atteignent jamais votre terminal. Les cellules de csv et de tsv qu’un tableur lirait comme une formule commencent par une apostrophe. JSON garde le texte exact.',
  ],
  'exit-codes': ({ exits, exitCodes }) => [
    'Les codes de sortie sont les mêmes pour toutes les commandes, et ils ne changent pas :',
    { terms: exits },
    `import se termine avec ${exitCodes.failed} s’il a refusé des enregistrements ; les autres sont importés. delete se termine avec ${exitCodes.processing} si le rapport est en traitement. doctor se termine avec ${exitCodes.failed} si une vérification a échoué. Après un signal, le code est 128 plus son numéro : 143 après SIGTERM, 129 après SIGHUP.`,
    'Une question sans événement correspondant a une réponse : le rapport est terminé et n’a pas d’événements. Pour le savoir dans un script, comptez-les :',
    { code: samples.count },
    'Une erreur affiche ce qui a échoué et ce qu’il faut taper ensuite, sur stderr.',
  ],
  environment: () => [
    'Une option l’emporte sur une variable d’environnement.',
    { heading: 'La base' },
    {
      terms: {
        CONTACT_REPORT_STORE: 'la base ; --store l’emporte',
        HOME: 'votre dossier personnel',
        XDG_DATA_HOME:
          'le dossier dans lequel la base est contact-report/events.db, un chemin absolu ; par défaut ~/.local/share',
      },
    },
    { heading: 'Langue, fuseau et calendrier' },
    {
      terms: {
        CONTACT_REPORT_LANG: 'la langue : en, fr ou nl ; --lang l’emporte',
        'LC_ALL, LC_MESSAGES, LANG': 'la langue si rien d’autre ne la fixe',
        'LC_ALL, LC_TIME, LANG': 'le premier jour de la semaine dans le calendrier',
        TZ: 'le fuseau des jours et des heures ; --tz l’emporte',
      },
    },
    { heading: 'Terminal' },
    {
      terms: {
        NO_COLOR: 'si non vide : sans couleurs, comme --no-color',
        FORCE_COLOR: 'des couleurs aussi dans un tube : 1 (16), 2 (256), 3 (toutes) ; 0 : aucune',
        TERM: 'dumb : ni couleurs ni questions',
        CI: 'si définie : pas de questions, comme --no-input',
        COLUMNS: 'la largeur des tableaux si stdout n’est pas un terminal',
        'CONTACT_REPORT_PAGER, PAGER':
          'le programme qui affiche page par page, less par défaut ; cat ou vide : aucun',
        LESS: 'les options de less ; par défaut FRX et une invite avec les touches',
        LESSCHARSET: 'l’encodage pour less ; utf-8 par défaut',
        DEBUG: 'si définie : une erreur inattendue est affichée en entier',
      },
    },
  ],
};
