import type { State, Task, TaskKind } from "./state";
import { nextSerial } from "./world";

const LONGEST_TIMEOUT = 2 ** 31 - 1;

export type Timers = {
  /** Sandbox time: real time plus whatever `advance` has added. */
  now(): number;
  later(delayMs: number, kind: TaskKind, ref: string): void;
  advance(seconds: number): void;
  arm(): void;
  stop(): void;
};

/** Things that will happen on their own. They are plain entries in the state, so they outlive a restart. */
export function createTimers(state: State, run: (task: Task) => void): Timers {
  let handle: NodeJS.Timeout | undefined;
  let isStopped = false;
  // A step that follows a due step counts from when that one was due, so one `advance` plays a whole chain.
  let base: number | null = null;

  const now = () => Date.now() + state.offsetMs;
  const earliest = () =>
    state.tasks.reduce<Task | null>((first, task) => (!first || task.due < first.due ? task : first), null);

  function arm(): void {
    clearTimeout(handle);
    const next = earliest();
    if (next && !isStopped)
      handle = setTimeout(runDue, Math.min(Math.max(next.due - now(), 0), LONGEST_TIMEOUT));
  }

  function runDue(): void {
    for (let task = earliest(); task && task.due <= now(); task = earliest()) {
      state.tasks.splice(state.tasks.indexOf(task), 1);
      base = task.due;
      run(task);
    }
    base = null;
    arm();
  }

  return {
    now,
    arm,
    later(delayMs, kind, ref) {
      state.tasks.push({ id: nextSerial(state), due: (base ?? now()) + delayMs, kind, ref });
      if (base === null) arm();
    },
    advance(seconds) {
      state.offsetMs += seconds * 1000;
      runDue();
    },
    stop() {
      isStopped = true;
      clearTimeout(handle);
    },
  };
}
