/** Who may call whom: room → the rooms it may call. */
export const MAY_CALL: Readonly<Record<string, readonly string[]>>;
