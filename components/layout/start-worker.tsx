"use client";

import { useEffect } from "react";

/**
 * Once the page is there and the phone has nothing else to do: starts the worker of `public/sw.js`, which helps on a
 * bad road. Switched off, it sends home any worker that an earlier visit has started, with all it kept.
 */
export function StartWorker({ isOn }: { isOn: boolean }) {
  useEffect(() => {
    const workers = navigator.serviceWorker;
    // Absent over plain http, and in some private windows.
    if (!workers) return;
    const run = () =>
      void (isOn ? workers.register("/sw.js", { updateViaCache: "none" }) : sendHome()).catch(ignore);
    const wait = () => setTimeout(run, 1_500);
    if (document.readyState === "complete") wait();
    else addEventListener("load", wait, { once: true });
  }, [isOn]);
  return null;
}

async function sendHome(): Promise<void> {
  const started = await navigator.serviceWorker.getRegistrations();
  await Promise.all(started.map((worker) => worker.unregister()));
  const names = started.length > 0 ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith("oja-")).map((name) => caches.delete(name)));
}

/** The shop needs no worker. */
const ignore = () => undefined;
