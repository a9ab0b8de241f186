"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { MediaList, MediaView } from "@/server/modules/catalog/contract/media";
import { type MediaActions, movedTo } from "./media-actions";
import { MediaCard } from "./media-card";
import { MediaDrop } from "./media-drop";
import { MediaFocus } from "./media-focus";
import { MediaSending } from "./media-sending";
import { useMedia } from "./use-media";

type MediaPanelProps = { media: MediaList; actions: MediaActions };

/** The pictures of a product: send, order, describe, crop and remove them. Knows no address; the page gives it its actions. */
export function MediaPanel({ media, actions }: MediaPanelProps) {
  const { list, setList, sending, notice, add, send, drop, act } = useMedia(media, actions);
  const [focused, setFocused] = useState<MediaView | null>(null);
  const [doomed, setDoomed] = useState<MediaView | null>(null);
  const dragged = useRef<number | null>(null);
  const { pictures, uploads } = list;
  const silent = pictures.filter(({ picture }) => picture.alt === "").length;

  const move = (from: number, to: number) => {
    const ordered = movedTo(pictures, from, to);
    if (ordered === pictures) return;
    // Shown at once; what the server then says is what counts.
    setList({ ...list, pictures: [...ordered] });
    void act(
      () => actions.reorder(ordered.map(({ id }) => id)),
      `Picture ${from + 1} is now number ${to + 1}.`,
    );
  };

  return (
    <div className="grid gap-4">
      <MediaDrop onFiles={(files) => void add(files)} />
      <MediaSending
        sending={sending}
        uploads={uploads}
        onRetry={(one) => void send(one)}
        onDrop={drop}
        onDismiss={(id) => void act(() => actions.dismiss(id), "Dismissed.")}
      />
      {notice ? (
        <Notice tone={notice.isBad ? "danger" : "success"} isLive>
          {notice.text}
        </Notice>
      ) : null}
      {silent > 0 ? (
        <Notice tone="warning">
          {silent === 1 ? "One picture has" : `${silent} pictures have`} no words yet. Say what{" "}
          {silent === 1 ? "it shows" : "they show"} before you publish.
        </Notice>
      ) : null}
      <ol
        aria-label="Pictures, in the order they are shown"
        className="grid grid-cols-2 gap-4 md:grid-cols-4"
      >
        {pictures.map((one, place) => (
          <li
            key={one.id}
            className="grid min-w-0 content-start gap-2 rounded-lg border border-line bg-surface p-2"
            onDragOver={(event) => dragged.current !== null && event.preventDefault()}
            onDrop={() => dragged.current !== null && move(dragged.current, place)}
          >
            <MediaCard
              media={one}
              place={place}
              count={pictures.length}
              onLift={(isLifted) => {
                dragged.current = isLifted ? place : null;
              }}
              onMove={(to) => move(place, to)}
              onAlt={(alt) => void act(() => actions.setAlt(one.id, alt), "The words are kept.")}
              onFocus={() => setFocused(one)}
              onRemove={() => setDoomed(one)}
            />
          </li>
        ))}
      </ol>
      {focused ? (
        <MediaFocus
          media={focused}
          onClose={() => setFocused(null)}
          onSave={(focal) => {
            setFocused(null);
            void act(() => actions.setFocal(focused.id, focal), "The point is kept.");
          }}
        />
      ) : null}
      <RemoveDialog
        doomed={doomed}
        onClose={() => setDoomed(null)}
        onRemove={(id) => {
          setDoomed(null);
          void act(() => actions.remove(id), "The picture is removed.");
        }}
      />
    </div>
  );
}

type RemoveDialogProps = {
  doomed: MediaView | null;
  onClose: () => void;
  onRemove: (mediaId: string) => void;
};

function RemoveDialog({ doomed, onClose, onRemove }: RemoveDialogProps) {
  return (
    <Dialog
      isOpen={doomed !== null}
      onClose={onClose}
      title="Remove this picture?"
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" onClick={() => doomed && onRemove(doomed.id)}>
            Remove it
          </Button>
        </>
      }
    >
      <p>
        {doomed?.picture.alt ? `“${doomed.picture.alt}” is` : "It is"} taken off the product at once. Orders
        that were placed still show it.
      </p>
    </Dialog>
  );
}
