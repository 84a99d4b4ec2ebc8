import { useEffect, useState } from '@inquirer/core';
import type { Report } from '../../domain/report.ts';
import type { Live, OverviewState } from '../prompter.ts';

// While nothing is processing, another process may still begin something.
const pauseBusy = 500;
const pauseIdle = 2000;
// A store may be busy for a while; what is shown is not wrong for that.
const mostFailures = 5;

/** The state as it is now, and again whenever it has changed; twice a second while a report is processing. */
export function useOverview({ now, load }: Live<OverviewState>): OverviewState {
  const [state, setState] = useState(now);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    let ended = false;
    let failures = 0;
    const look = async (shown: OverviewState) => {
      const latest = await load().catch((error) => {
        failures += 1;
        if (failures > mostFailures) throw error;
        return null;
      });
      if (ended) return;
      if (latest === null) return later(shown);
      failures = 0;
      // Drawing the same once more would take away what the person has marked with the mouse.
      if (JSON.stringify(latest) !== JSON.stringify(shown)) setState(latest);
      later(latest);
    };
    const later = (shown: OverviewState) => {
      const pause = processingOf(shown) ? pauseBusy : pauseIdle;
      timer = setTimeout(() => look(shown).catch((error) => setFailure({ error })), pause);
    };
    later(now);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, []);
  if (failure) throw failure.error;
  return state;
}

/** The report that is processing. */
export function processingOf({ reports }: OverviewState): Report | undefined {
  return reports.find((report) => report.status === 'processing');
}
