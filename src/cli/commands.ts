import { actions } from './actions/declare.ts';
import { campaigns, campaignsArchive, campaignsList, campaignsUnarchive } from './campaigns/declare.ts';
import { check } from './check/declare.ts';
import type { CommandName } from './command.ts';
import { completion } from './completion/declare.ts';
import { consent } from './consent/declare.ts';
import { create } from './create/declare.ts';
import { deleteReports } from './delete/declare.ts';
import { doctor } from './doctor/declare.ts';
import { importEvents } from './import/declare.ts';
import { imports, importsList, importsUndo } from './imports/declare.ts';
import { list } from './list/declare.ts';
import { rerun } from './rerun/declare.ts';
import { type BoundCommand, bind } from './run-command.ts';
import { store, storeBackup, storeCompact, storeCoverage, storeInfo, storePath } from './store/declare.ts';
import { view } from './view/declare.ts';

/**
 * Every command but `help`, in the order in which the help lists them, with what loads its handler. Handlers are
 * loaded when they are called, so that `--help` loads none of them.
 */
export const commands: { readonly [Name in Exclude<CommandName, 'help'>]: BoundCommand<Name> } = {
  import: bind(importEvents, async () => (await import('./import/run.ts')).importCommand),
  create: bind(create, async () => (await import('./create/run.ts')).createCommand),
  list: bind(list, async () => (await import('./list/run.ts')).listCommand),
  view: bind(view, async () => (await import('./view/run.ts')).viewCommand),
  rerun: bind(rerun, async () => (await import('./rerun/run.ts')).rerunCommand),
  delete: bind(deleteReports, async () => (await import('./delete/run.ts')).deleteCommand),
  consent: bind(consent, async () => (await import('./consent/run.ts')).consentCommand),
  check: bind(check, async () => (await import('./check/run.ts')).checkCommand),
  campaigns: bind(campaigns, loadCampaigns),
  'campaigns list': bind(campaignsList, loadCampaigns),
  'campaigns archive': bind(
    campaignsArchive,
    async () => (await import('./campaigns/run.ts')).archiveCommand,
  ),
  'campaigns unarchive': bind(
    campaignsUnarchive,
    async () => (await import('./campaigns/run.ts')).unarchiveCommand,
  ),
  imports: bind(imports, loadImports),
  'imports list': bind(importsList, loadImports),
  'imports undo': bind(importsUndo, async () => (await import('./imports/undo.ts')).undoCommand),
  actions: bind(actions, async () => (await import('./actions/run.ts')).actionsCommand),
  store: bind(store, loadStoreInfo),
  'store path': bind(storePath, async () => (await import('./store/run.ts')).storePathCommand),
  'store info': bind(storeInfo, loadStoreInfo),
  'store coverage': bind(
    storeCoverage,
    async () => (await import('./store/coverage.ts')).storeCoverageCommand,
  ),
  'store backup': bind(storeBackup, async () => (await import('./store/run.ts')).storeBackupCommand),
  'store compact': bind(storeCompact, async () => (await import('./store/run.ts')).storeCompactCommand),
  doctor: bind(doctor, async () => (await import('./doctor/run.ts')).doctorCommand),
  completion: bind(completion, async () => (await import('./completion/run.ts')).completionCommand),
};

async function loadCampaigns() {
  return (await import('./campaigns/run.ts')).campaignsCommand;
}

async function loadImports() {
  return (await import('./imports/list.ts')).importsCommand;
}

async function loadStoreInfo() {
  return (await import('./store/run.ts')).storeInfoCommand;
}
