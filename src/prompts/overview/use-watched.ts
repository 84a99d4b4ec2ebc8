import { useEffect, useRef, useState } from '@inquirer/core';
import { poll } from '../../io/poll.ts';
import type { MenuState } from '../prompter.ts';

// The time between two looks at the store, ms. While it is idle, another process may start a report.
const pauseWhileBusy = 500;
const pauseWhileIdle = 2000;
// The store may be locked for a while; meanwhile, the state on the screen is still right.
const toleratedFailures = 5;

/**
 * A hook that gives the current state of the store, and draws it again after each change; `now` is the first, `load`
 * gives the later ones. The function it gives replaces the state, and with it those that are being loaded.
 */
export function useWatched<State extends Pick<MenuState, 'processing'>>(
  now: State,
  load: () => Promise<State>,
): [state: State, replace: (state: State) => void] {
  const [{ state }, setState] = useState({ state: now });
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const latest = useRef<{ state: State; load: () => Promise<State>; replaced: number }>({
    state: now,
    load,
    replaced: 0,
  });
  latest.current.load = load;
  const show = (next: State) => {
    // Drawing an equal state would remove the person's selection by mouse.
    const isEqual = JSON.stringify(next) === JSON.stringify(latest.current.state);
    latest.current.state = next;
    if (!isEqual) setState({ state: next });
  };
  useEffect(() => {
    const stop = new AbortController();
    const pause = ({ processing }: State) => (processing ? pauseWhileBusy : pauseWhileIdle);
    const loadLatest = async () => {
      const { replaced } = latest.current;
      const next = await latest.current.load();
      return latest.current.replaced === replaced ? next : latest.current.state;
    };
    const watch = async () => {
      for await (const next of poll(now, loadLatest, { pause, signal: stop.signal, toleratedFailures })) {
        if (next !== now) show(next);
      }
    };
    watch().catch((error) => {
      if (!stop.signal.aborted) setFailure({ error });
    });
    return () => stop.abort();
  }, []);
  if (failure) throw failure.error;
  const replace = (next: State) => {
    latest.current.replaced += 1;
    show(next);
  };
  return [state, replace];
}
