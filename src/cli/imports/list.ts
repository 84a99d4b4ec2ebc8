import { systemZone } from '../../domain/time-zone.ts';
import { messages } from '../../messages/messages.ts';
import { importListToJson } from '../../render/json.ts';
import { renderImportList } from '../../render/lists/import-list.ts';
import { styleFor } from '../../render/text/colors.ts';
import type { Context } from '../context.ts';

/** `imports` and `imports list`: every import, newest first. */
export async function importsCommand(context: Context): Promise<void> {
  const { stdout, stderr } = context.io;
  const store = await context.openStore();
  const imports = store ? await store.imports.list() : [];
  if (context.json) await stdout.write(importListToJson(imports));
  else if (imports.length === 0) await stderr.write(`${messages.imports.none}\n`);
  else {
    const options = {
      zone: context.zone ?? systemZone(),
      width: stdout.columns(),
      style: styleFor(stdout),
    };
    await stdout.write(renderImportList(imports, options));
  }
}
