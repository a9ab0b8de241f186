import { main, say } from "../progress";
import type { Check } from "./checks";
import { createJournal, type Journal } from "./journal";
import { killBeforeCommit } from "./kill-before-commit";
import { type Options, readOptions } from "./options";
import { planRound, type Round } from "./plan";
import { describe, REPORT, readFigures, replayWords, type Trial, writeReport } from "./report";
import { type Cast, playRound } from "./round";
import { openCast } from "./stage";
import { openTown, type Town } from "./town";

/**
 * `npm run prove -- --seconds 60 --seed N --path N`: runs the whole shop, does at random what people and the world do,
 * breaks it meanwhile, heals it, and checks every promise. Exit code 1 when one is broken.
 */
await main(async () => {
  const options = readOptions(process.argv.slice(2));
  const town = await openTown();
  const stop = watchForStop();
  let isKept = true;
  try {
    const trial = await Promise.race([tryOut(town, options, stop), stop.asked]);
    isKept = !trial || isBroken(trial.checks);
    if (!trial) say("Stopped before the end.");
  } finally {
    await town.close(isKept);
    if (isKept) say(`Logs and records are kept in ${town.folder}`);
  }
  // A trial that was stopped goes on until it notices that everything is gone; it must not hold us here.
  process.exit(isKept ? 1 : 0);
});

async function tryOut(town: Town, options: Options, stop: Stop): Promise<Trial> {
  const journal = createJournal();
  const cast = await openCast(town, journal);
  say(`Seed ${options.seed}`);
  const first = await killBeforeCommit(cast);
  report(-1, [first]);
  const trial = await playRounds(cast, options, { first, stop });
  const text = describe({ ...trial, figures: await readFigures(town) }, journal);
  writeReport(text);
  console.log(`\n${trial.failed ? text.split("\n## The round that failed")[0] : text}`);
  if (trial.failed) tellFailure(options, trial.failed);
  say(`The report is ${REPORT}`);
  return trial;
}

type Course = { readonly first: Check; readonly stop: Stop };

async function playRounds(cast: Cast, options: Options, { first, stop }: Course): Promise<Trial> {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1_000);
  let checks: Check[] = [];
  let rounds = 0;
  let failed: Trial["failed"] = null;
  for (let at = options.path ?? 0; ; at += 1) {
    const round = planRound(options.seed, at);
    const stopTelling = tellLive(
      () => `Round ${at}: ${countOperations(cast.journal)} operations, ${seconds()} s`,
    );
    checks = await playRound(cast, round).finally(stopTelling);
    // Whatever failed since then failed because everything was being closed.
    if (stop.isAsked()) throw new Error("Stopped");
    rounds += 1;
    report(at, checks, cast.journal);
    if (isBroken(checks)) failed = { at, round };
    if (failed || options.path !== null || seconds() >= options.seconds) break;
  }
  return { options, rounds, seconds: seconds(), checks: [first, ...checks], failed, figures: [] };
}

function isBroken(checks: readonly Check[]): boolean {
  return checks.some(({ broken }) => broken.length > 0);
}

function report(at: number, checks: readonly Check[], journal?: Journal): void {
  const broken = checks.filter((check) => check.broken.length > 0);
  const name = journal
    ? `Round ${at}: ${countOperations(journal)} operations so far`
    : "First, the app is killed between a provider's answer and our commit";
  say(`${broken.length === 0 ? "✓" : "✗"} ${name}`);
  for (const check of broken) say(`    ${check.name}: ${check.broken.join(" | ")}`);
}

function countOperations({ operations }: Journal): number {
  return [...operations.values()].reduce((sum, { done, refused, lost }) => sum + done + refused + lost, 0);
}

/** One line that is written over itself, for people who watch; a log gets a line per round. */
function tellLive(words: () => string): () => void {
  if (!process.stdout.isTTY) return () => {};
  const timer = setInterval(() => process.stdout.write(`\r  ${words()} `), 500);
  return () => {
    clearInterval(timer);
    process.stdout.write("\r\u001b[K");
  };
}

function tellFailure(options: Options, { at, round }: { at: number; round: Round }): void {
  console.log(`\nRound ${at} of seed ${options.seed}:`);
  for (const { fault, news, steps } of round.beats) {
    console.log(`  ${JSON.stringify(fault)}, webhooks ${news}`);
    for (const { who, operation } of steps) console.log(`    shopper ${who}: ${JSON.stringify(operation)}`);
  }
  console.log(`\n${replayWords(options, at)}\n`);
}

type Stop = { readonly asked: Promise<null>; isAsked(): boolean };

function watchForStop(): Stop {
  const { promise, resolve } = Promise.withResolvers<null>();
  let isAsked = false;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => {
      isAsked = true;
      resolve(null);
    });
  }
  return { asked: promise, isAsked: () => isAsked };
}
