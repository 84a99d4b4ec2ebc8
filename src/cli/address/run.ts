import type { EmailAddress } from '../../domain/email-address.ts';
import { NotFoundError } from '../../errors.ts';
import { messages } from '../../messages/messages.ts';
import { allOf } from '../../store/batches.ts';
import type { Context } from '../context.ts';
import { create } from '../create/declare.ts';
import { defaultFlags } from '../run-command.ts';
import { view } from '../view/declare.ts';

/**
 * An address alone: prints the latest report on it. If there is none, a person at a terminal makes one; elsewhere that
 * is a NotFoundError.
 */
export async function addressCommand(context: Context, address: EmailAddress): Promise<void> {
  const store = await context.openStore();
  const [latest] = store ? await allOf(store.reports.list({ contact: address.key, limit: 1 })) : [];
  if (latest) {
    const { viewCommand } = await import('../view/run.ts');
    return viewCommand(context, { id: [latest.id] }, defaultFlags(view));
  }
  if (!context.io.canPrompt) {
    const { noReportOn, noReportOnHint } = messages.errors;
    throw new NotFoundError(noReportOn(address.shown), noReportOnHint(address.shown));
  }
  const { createCommand } = await import('../create/run.ts');
  await createCommand(context, { email: address }, defaultFlags(create));
}
