/**
 * What this process hears of changes of the catalogue (`server/front/listen.ts`). Kept on `globalThis`, because the
 * server in front and the app are bundled apart. A process that does not listen hears of none.
 */
type Heard = { count: number; isListening: boolean };
const held = globalThis as typeof globalThis & { ojaChanges?: Heard };

function heard(): Heard {
  held.ojaChanges ??= { count: 0, isListening: false };
  return held.ojaChanges;
}

/** How often the catalogue has changed since this process began. */
export const changeCount = (): number => heard().count;

/** Whether a change would be heard of now. */
export const isListening = (): boolean => heard().isListening;

export function noteChange(): void {
  heard().count += 1;
}

export function setListening(is: boolean): void {
  heard().isListening = is;
}

/** However fast the catalogue changes, what takes long to count is counted anew once in this time. */
export const COUNTS_LAG_MS = 1_000;
