import { actions } from '../../domain/actions.ts';
import { actionListToJson } from '../../render/json.ts';
import { renderActionList } from '../../render/lists/action-list.ts';
import { styleFor } from '../../render/text/colors.ts';
import type { Context } from '../context.ts';

/** `actions`: the list of actions by category. */
export async function actionsCommand({ io: { stdout }, json }: Context): Promise<void> {
  const options = { zone: 'UTC', width: stdout.columns(), style: styleFor(stdout) };
  await stdout.write(json ? actionListToJson() : renderActionList(actions, options));
}
