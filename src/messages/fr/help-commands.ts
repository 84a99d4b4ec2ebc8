import type { Messages } from '../en/index.ts';

export const helpCommands: Messages['help']['commands'] = {
  help: {
    summary: 'afficher l’aide d’une commande',
    description: 'Affiche l’aide d’une commande, ou du programme.',
    arguments: { command: 'la commande, et une commande de celle-ci' },
  },
  import: {
    summary: 'charger des événements dans la base',
    description:
      'Charge des événements et des campagnes dans la base. Importer deux fois le même fichier n’ajoute rien.',
    arguments: { file: 'fichiers d’événements ; - est l’entrée standard ; les .gz sont lus tels quels' },
    note: (names) => `Formats : ${names} ; et tout CSV avec --map.`,
  },
  create: {
    summary: 'créer et exécuter un rapport, puis l’afficher',
    description:
      'Crée et exécute un nouveau rapport sur un contact, puis l’affiche. Dans un terminal, ce qui manque est demandé.',
    arguments: { email: 'le contact' },
  },
  list: {
    summary: 'tous les rapports et leur statut, du plus récent au plus ancien',
    description: 'Liste tous les rapports et leur statut, du plus récent au plus ancien.',
  },
  view: {
    summary: 'afficher un rapport',
    description: 'Affiche un rapport, avec le résultat de sa dernière exécution terminée.',
    arguments: { id: 'le rapport' },
  },
  rerun: {
    summary: 'exécuter à nouveau la même recherche',
    description:
      'Exécute à nouveau la recherche d’un rapport. L’ancien résultat reste jusqu’à ce que le nouveau soit complet.',
    arguments: { id: 'le rapport' },
  },
  delete: {
    summary: 'supprimer des rapports (jamais d’événements)',
    description:
      'Supprime des rapports et leurs résultats ; les événements restent. Tous ou, si l’un ne peut pas l’être, aucun.',
    arguments: { id: 'les rapports' },
  },
  campaigns: {
    summary: 'lister les campagnes ; les archiver et désarchiver',
    description: 'Liste les campagnes avec leurs événements ; les archive et les désarchive.',
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
  actions: {
    summary: 'la liste des actions par catégorie',
    description:
      'Liste les actions par catégorie, avec leurs libellés en anglais, français et néerlandais et leurs numéros Flexmail.',
  },
  store: {
    summary: 'où est la base, ce qu’elle contient, et ses copies',
    description: 'Où est la base, ce qu’elle contient, et ses copies.',
  },
  'store path': {
    description: 'Affiche où est la base.',
  },
  'store info': {
    description:
      'Affiche ce que la base contient : nombres, taille, premier et dernier événement de chaque source.',
  },
  'store backup': {
    description: 'Copie la base telle qu’elle est maintenant, même si d’autres y écrivent.',
    arguments: { file: 'un fichier qui n’existe pas encore' },
  },
  doctor: {
    summary: 'vérifier la base',
    description:
      'Vérifie la base : est-elle intacte, privée et libre ? Dit ce qui ne va pas et comment y remédier.',
  },
  completion: {
    summary: 'apprendre à bash, zsh ou fish à compléter',
    description:
      'Affiche de quoi compléter, dans votre shell, commandes, options, actions, numéros de rapport et campagnes.',
    arguments: { shell: 'le shell concerné' },
    note: 'Pour ce shell seulement : source <(contact-report completion bash) ; pour de bon, voyez les premières lignes du script.',
  },
};
