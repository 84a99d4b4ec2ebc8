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

/** The campaigns of a store. */
export function campaignsIn({ db, write }: Connection): Store['campaigns'] {
  return {
    async list() {
      const rows = db
        .prepare('SELECT platform, id, name, type, archived, events FROM campaigns ORDER BY platform, id')
        .all() as CampaignRow[];
      return rows.map(toSummary);
    },

    async setArchived(ids, archived) {
      return write(() => {
        const known = db.prepare('SELECT 1 FROM campaigns WHERE id = ?').pluck();
        const unknown = ids.filter((id) => known.get(id) === undefined);
        if (unknown.length > 0) return unknown;
        const set = db.prepare('UPDATE campaigns SET archived = ?, archived_by_hand = 1 WHERE id = ?');
        for (const id of ids) set.run(archived ? 1 : 0, id);
        return [];
      });
    },
  };
}

function toSummary(row: CampaignRow): CampaignSummary {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    archived: row.archived === 1,
    eventCount: row.events,
    platform: row.platform === '' ? null : row.platform,
  };
}
