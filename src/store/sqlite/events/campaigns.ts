import { isNamedBy } from '../../../domain/campaign-id.ts';
import type { CampaignType } from '../../../domain/report.ts';
import type { CampaignSummary, Store } from '../../store.ts';
import type { Connection } from '../database/connection.ts';

interface CampaignRow {
  platform: string;
  id: string;
  name: string | null;
  type: CampaignType | null;
  archived: number;
  events: number;
}

/** How many campaigns are read at once. */
const rowsAtOnce = 500;

// The index of campaigns begins with the platform: this looks only at its entries where the platform changes.
const selectPlatforms = `
  WITH RECURSIVE known (platform) AS (
    SELECT min(platform) FROM campaigns
    UNION ALL
    SELECT (SELECT c.platform FROM campaigns c WHERE c.platform > known.platform ORDER BY c.platform LIMIT 1)
    FROM known WHERE known.platform IS NOT NULL
  )
  SELECT platform FROM known WHERE platform IS NOT NULL`;
const selectCampaigns = 'SELECT platform, id, name, type, archived, events FROM campaigns';

/** The campaigns of a store. */
export function campaignsIn({ db, write }: Connection): Store['campaigns'] {
  /** Completes rows with what they have in common with campaigns of other platforms. */
  function summaries(): (row: CampaignRow) => CampaignSummary {
    const platforms = db.prepare(selectPlatforms).pluck().all() as string[];
    const find = db.prepare('SELECT 1 FROM campaigns WHERE platform = ? AND id = ?').pluck();
    return (row) => ({
      id: row.id,
      name: row.name,
      type: row.type,
      archived: row.archived === 1,
      eventCount: row.events,
      platform: row.platform === '' ? null : row.platform,
      sharesId: platforms.some((each) => each !== row.platform && find.get(each, row.id) !== undefined),
    });
  }

  return {
    async *list({ archived, idStart = '', platform, limit = Number.POSITIVE_INFINITY }) {
      const page = db.prepare(`
        ${selectCampaigns} WHERE (platform, id) > (@afterPlatform, @afterId)
          AND (@platform IS NULL OR platform = @platform)
          AND (@archived IS NULL OR archived = @archived)
          AND lower(substr(id, 1, length(@idStart))) = lower(@idStart)
        ORDER BY platform, id LIMIT @limit`);
      const wanted = {
        archived: archived === undefined ? null : Number(archived),
        idStart,
        platform: platform === undefined ? null : keyOf(platform),
      };
      const toSummary = summaries();
      let after = { afterPlatform: '', afterId: '' };
      for (let left = limit; left > 0; left -= rowsAtOnce) {
        const rows = page.all({ ...wanted, ...after, limit: Math.min(left, rowsAtOnce) }) as CampaignRow[];
        const last = rows.at(-1);
        if (!last) return;
        yield rows.map(toSummary);
        if (rows.length < rowsAtOnce) return;
        after = { afterPlatform: last.platform, afterId: last.id };
      }
    },

    async named(text) {
      const platforms = db.prepare(selectPlatforms).pluck().all() as string[];
      const find = db.prepare(`${selectCampaigns} WHERE platform = ? AND id = ?`);
      // Behind the platform, if there is one.
      const ids = new Set([text, text.slice(text.indexOf('/') + 1)]);
      const rows = platforms.flatMap((platform) =>
        [...ids].flatMap((id) => find.all(platform, id) as CampaignRow[]),
      );
      return rows.map(summaries()).filter((campaign) => isNamedBy(text, campaign));
    },

    async setArchived(campaigns, archived) {
      await write(() => {
        const set = db.prepare(
          'UPDATE campaigns SET archived = ?, archived_by_hand = 1 WHERE platform = ? AND id = ?',
        );
        for (const { platform, id } of campaigns) set.run(archived ? 1 : 0, keyOf(platform), id);
      });
    },
  };
}

function keyOf(platform: string | null): string {
  return platform ?? '';
}
