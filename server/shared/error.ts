export type AppErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "INVALID"
  | "TOO_MANY"
  | "UNAVAILABLE";

/**
 * A rule said no, in words a stranger may read and act on. Anything else that is
 * thrown is a fault: logged, hidden, tried again.
 * @param fields which input was wrong, by path ("address.state"), with what to do.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(code: AppErrorCode, message: string, fields?: Readonly<Record<string, string>>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
  }
}

/** For the end of a switch: the compiler proves that it cannot be reached. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
