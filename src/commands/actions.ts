import type { Context } from '../context.ts';
import { renderActionList } from '../output/action-list.ts';
import { actionListToJson } from '../output/json.ts';
import { styleFor } from '../output/style.ts';
import { actions } from '../report/actions.ts';

/** `actions`: the list of actions by category. */
export async function actionsCommand({ io: { stdout }, json }: Context): Promise<void> {
  const options = { zone: 'UTC', width: stdout.columns(), style: styleFor(stdout) };
  await stdout.write(json ? actionListToJson() : renderActionList(actions, options));
}
