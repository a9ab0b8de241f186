/**
 * How often the catalogue has changed since this process began to listen (`server/front/listen.ts`); always 0 in a
 * process that does not. Kept on `globalThis`, because the server in front and the app are bundled apart.
 */
const heard = globalThis as typeof globalThis & { ojaChanges?: number };

export const changeCount = (): number => heard.ojaChanges ?? 0;

export function noteChange(): void {
  heard.ojaChanges = changeCount() + 1;
}
