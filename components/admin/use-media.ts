"use client";

import { useCallback, useEffect, useState } from "react";
import type { MediaList } from "@/server/modules/catalog/contract/media";
import type { MediaActions, MediaAnswer } from "./media-actions";
import { sendFile } from "./send-file";

/** A file on its way from this page; `problem` says why it stopped. */
export type Sending = {
  readonly key: string;
  readonly file: File;
  readonly percent: number;
  readonly problem: string | null;
};

const LOOK_EVERY = 2_000;
const LOST = "That did not reach the shop. Check the connection and try again.";

/** The pictures as they are, the files on their way, and what to do with both. */
export function useMedia(given: MediaList, actions: MediaActions) {
  const [list, setList] = useState(given);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [notice, setNotice] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);

  const look = useCallback(async () => setList(await actions.look()), [actions]);
  const isMaking = list.uploads.some(({ status }) => status === "queued");
  useEffect(() => {
    if (!isMaking) return;
    // A look that fails is made up for by the next.
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isMaking, look]);

  const change = (key: string, part: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => setSending((all) => all.filter((one) => one.key !== key));

  async function send({ key, file }: Pick<Sending, "key" | "file">): Promise<void> {
    change(key, { problem: null, percent: 0 });
    const answer = await sendFile(file, actions, (percent) => change(key, { percent })).catch(lost);
    if (!answer.ok) return change(key, { problem: answer.message });
    drop(key);
    await look().catch(() => undefined);
  }

  /** One after another: on a thin line, five at once are five that fail. */
  async function add(files: readonly File[]): Promise<void> {
    const wanted = files.map((file) => ({ key: crypto.randomUUID(), file, percent: 0, problem: null }));
    setSending((all) => [...all, ...wanted]);
    for (const one of wanted) await send(one);
  }

  /** Does one thing, says what came of it, and looks again. True when it was done. */
  async function act(work: () => Promise<MediaAnswer>, done: string): Promise<boolean> {
    const answer = await work().catch(lost);
    setNotice(answer.ok ? { text: done, isBad: false } : { text: answer.message, isBad: true });
    await look().catch(() => undefined);
    return answer.ok;
  }

  return { list, setList, sending, notice, add, send, drop, act };
}

const lost = (): { readonly ok: false; readonly message: string } => ({ ok: false, message: LOST });
