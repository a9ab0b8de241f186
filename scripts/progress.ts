const QUIET_MS = 2_000;
const EVERY_MS = 5_000;

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one piece of work and says so when it takes longer than two seconds: then a line now and again with the time
 * it has taken and the latest note from the work itself, and one when it is done.
 */
export async function step<Answer>(
  label: string,
  work: (note: (text: string) => void) => Promise<Answer>,
): Promise<Answer> {
  const began = Date.now();
  let note = "";
  let said = 0;
  const timer = setInterval(() => {
    if (said > 0 && Date.now() - said < EVERY_MS) return;
    said = Date.now();
    say(`${label}${note && `: ${note}`}… ${seconds(began)}`);
  }, QUIET_MS);
  try {
    const answer = await work((text) => {
      note = text;
    });
    if (said > 0) say(`${label}: done in ${seconds(began)}`);
    return answer;
  } finally {
    clearInterval(timer);
  }
}

/** One line for the person who is watching. */
export const say = (line: string): void => console.log(`  ${line}`);

/** Runs a script's work; a failure is one readable message and exit code 1. */
export async function main(work: () => Promise<number | undefined | void>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? process.exitCode ?? 0;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
