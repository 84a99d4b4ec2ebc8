import type { Command } from 'commander';
import type { Context } from './context.ts';

/** The flags that every command takes. */
export interface GlobalOptions {
  readonly store?: string;
  readonly json?: boolean;
  readonly input: boolean;
  readonly color: boolean;
  readonly tz?: string;
  readonly lang?: string;
}

/** Makes the context of a command once its flags are known. */
export type ContextFactory = (options: GlobalOptions) => Promise<Context>;

/** What a command does; it gives its exit code where that is not simply 0. */
type Run = (context: Context) => Promise<unknown>;

/** Loads what a command does, by `import()` so that nothing else needs it, and gives it its flags and arguments. */
type Load = (options: Record<string, unknown>, args: string[]) => Promise<Run>;

/** Makes commander's action of a {@link Load}. */
export type Act = (load: Load) => (this: Command) => Promise<void>;

/** Commands get their context from `contextOf`, and give their exit code to `done`. */
export function actWith(contextOf: ContextFactory, done: (exitCode: number) => void): Act {
  return (load) =>
    async function () {
      const options = this.optsWithGlobals<GlobalOptions & Record<string, unknown>>();
      const run = await load(options, this.args);
      const exitCode = await run(await contextOf(options));
      if (typeof exitCode === 'number') done(exitCode);
    };
}
