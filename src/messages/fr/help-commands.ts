import type { Messages } from '../en/index.ts';

export const helpCommands: Messages['help']['commands'] = {
  help: {
    summary: 'afficher l’aide d’une commande ou d’un sujet',
    description: 'Affiche l’aide d’une commande, d’un sujet ou du programme.',
    arguments: { command: 'la commande et sa sous-commande, ou un sujet' },
  },
  import: {
    summary: 'importer des événements dans la base',
    description:
      'Importe des événements et des campagnes dans la base. Importer deux fois le même fichier n’ajoute rien.',
    arguments: { file: 'fichiers d’événements ; - est l’entrée standard ; les .gz sont lus directement' },
    note: (names) => `Formats : ${names} ; tout autre tableau ou JSON avec --map.`,
  },
  create: {
    summary: 'créer, exécuter et afficher un rapport',
    description:
      'Crée, exécute et affiche un rapport sur un contact. Dans un terminal, il demande ce qui manque.',
    arguments: { email: 'le contact' },
  },
  list: {
    summary: 'tous les rapports et leur statut, du plus récent au plus ancien',
    description: 'Liste tous les rapports et leur statut, du plus récent au plus ancien.',
  },
  view: {
    summary: 'afficher un rapport',
    description: 'Affiche un rapport, avec le résultat de sa dernière exécution terminée.',
    arguments: { id: 'les rapports : un id, une adresse ou latest' },
  },
  rerun: {
    summary: 'exécuter à nouveau un rapport',
    description:
      'Exécute à nouveau un rapport sur le contenu actuel de la base. L’ancien résultat reste jusqu’à ce que le nouveau soit complet.',
    arguments: { id: 'les rapports : un id, une adresse ou latest' },
  },
  delete: {
    summary: 'supprimer des rapports (jamais d’événements)',
    description:
      'Supprime des rapports et leurs résultats ; les événements restent. Les supprime tous, ou aucun si l’un d’eux ne peut pas l’être.',
    arguments: { id: 'les rapports' },
  },
  consent: {
    summary: 'montrer si le consentement était donné à un moment',
    description:
      'Montrer si le consentement aux e-mails était en vigueur à un moment, et quels événements le montrent. La réponse décrit ce que contient la base, ce n’est pas un avis juridique.',
    arguments: {
      email:
        'le contact ; plusieurs sont une seule personne ; - lit une adresse par ligne et répond une ligne par adresse',
    },
  },
  check: {
    summary: 'trouver les messages envoyés après une désinscription',
    description:
      'Trouver les messages envoyés alors que la personne s’était désinscrite : aux contacts indiqués, à ceux lus depuis -, ou à tous ceux de la base.',
    arguments: { email: 'les contacts ; - lit une adresse par ligne (par défaut : tous)' },
  },
  campaigns: {
    summary: 'lister, archiver et désarchiver les campagnes',
    description: 'Liste les campagnes et leur nombre d’événements ; les archive et les désarchive.',
  },
  'campaigns list': {
    description: 'Liste toutes les campagnes (comme `campaigns` seul).',
  },
  'campaigns archive': {
    description: 'Archive des campagnes : les rapports omettent leurs événements de la catégorie Campagne.',
    arguments: { id: 'les campagnes' },
  },
  'campaigns unarchive': {
    description: 'Désarchive des campagnes.',
    arguments: { id: 'les campagnes' },
  },
  imports: {
    summary: 'afficher les importations ; en annuler une',
    description:
      'Affiche ce qui a été importé, quand, de quels fichiers, dans quel format et quel fuseau horaire ; annule une importation.',
  },
  'imports list': {
    description: 'Affiche toutes les importations, la plus récente d’abord (comme `imports` seul).',
  },
  'imports undo': {
    description:
      'Supprime les événements apportés par une importation : tous, ou aucun en cas d’échec. Les rapports restent tels quels. Pour rétablir les événements, importez à nouveau les fichiers.',
    arguments: { id: 'l’importation' },
  },
  actions: {
    summary: 'lister les actions par catégorie',
    description:
      'Liste les actions par catégorie, avec leurs libellés en anglais, français et néerlandais et leurs numéros Flexmail.',
  },
  store: {
    summary: 'montrer où est la base et ce qu’elle contient ; la copier ou la compacter',
    description: 'Montre où est la base et ce qu’elle contient ; la copie ou la compacte.',
  },
  'store path': {
    description: 'Affiche le chemin de la base.',
  },
  'store info': {
    description:
      'Affiche ce que la base contient : nombres, taille, premier et dernier événement de chaque source.',
  },
  'store coverage': {
    description:
      'Afficher ce que la base contient de chaque source au fil du temps, et ce qui peut manquer ; avec une adresse, aussi pour ce contact.',
    arguments: { email: 'un contact' },
  },
  'store backup': {
    description: 'Copie la base, même pendant que d’autres processus y écrivent.',
    arguments: { file: 'un nouveau fichier' },
  },
  'store compact': {
    description:
      'Réécrit la base sans la place ni les traces de ce qui a été supprimé. Demande autant de place libre que la base en occupe, et les autres commandes attendent.',
  },
  doctor: {
    summary: 'vérifier la base',
    description:
      'Vérifie la base : est-elle intacte, privée et non verrouillée ? Affiche chaque problème et sa solution.',
  },
  completion: {
    summary: 'afficher un script de complétion pour bash, zsh ou fish',
    description:
      'Affiche un script qui complète les commandes, options, actions, campagnes, numéros de rapport et d’importation.',
    arguments: { shell: 'le shell' },
    note: 'Pour ce shell seulement : source <(contact-report completion bash). Pour le garder, voyez les premières lignes du script.',
  },
};
