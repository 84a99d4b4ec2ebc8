import { useEffect, useState } from '@inquirer/core';
import type { Report } from '../../domain/report.ts';
import { poll } from '../../io/poll.ts';
import type { Live, OverviewState } from '../prompter.ts';

// The time between two looks at the store, ms. While it is idle, another process may start a report.
const pauseWhileBusy = 500;
const pauseWhileIdle = 2000;
// The store may be locked for a while; meanwhile, the state on the screen is still right.
const toleratedFailures = 5;

/** A hook that gives the current state of the overview, and draws it again after each change. */
export function useOverview({ now, load }: Live<OverviewState>): OverviewState {
  const [state, setState] = useState(now);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const watch = async () => {
      let drawn = now;
      const pause = (latest: OverviewState) => (processingOf(latest) ? pauseWhileBusy : pauseWhileIdle);
      for await (const latest of poll(now, load, { pause, signal: stop.signal, toleratedFailures })) {
        // Drawing an equal state would remove the person's selection by mouse.
        if (JSON.stringify(latest) !== JSON.stringify(drawn)) setState(latest);
        drawn = latest;
      }
    };
    watch().catch((error) => {
      if (!stop.signal.aborted) setFailure({ error });
    });
    return () => stop.abort();
  }, []);
  if (failure) throw failure.error;
  return state;
}

/** The report that is processing. */
export function processingOf({ reports }: OverviewState): Report | undefined {
  return reports.find((report) => report.status === 'processing');
}
