"use client";

import { useState } from "react";
import type { FileFacts, MediaActions, MediaAnswer } from "@/components/admin/media-actions";
import { MediaDrop } from "@/components/admin/media-drop";
import { MediaFocus } from "@/components/admin/media-focus";
import { MediaSending } from "@/components/admin/media-sending";
import { useMedia } from "@/components/admin/use-media";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Picture } from "@/components/ui/picture";
import type { Picture as PictureView } from "@/server/modules/catalog/contract";
import type { Focal, MediaList, StartedUpload } from "@/server/modules/catalog/contract/media";
import type { MediaId } from "@/server/shared/id";

/** What the panel asks of the server, for its one owner. */
export type SinglePictureActions = {
  readonly look: () => Promise<MediaList>;
  readonly start: (file: FileFacts) => Promise<MediaAnswer<StartedUpload>>;
  readonly finish: (uploadId: string) => Promise<MediaAnswer>;
  readonly dismiss: (uploadId: string) => Promise<MediaAnswer>;
  readonly describe: (alt: string, focal: Focal) => Promise<MediaAnswer>;
  readonly remove: () => Promise<MediaAnswer>;
};

type SinglePictureProps = {
  media: MediaList;
  actions: SinglePictureActions;
  /** Whose it is: "category". */
  thing: string;
};

const MIDDLE: Focal = { x: 500, y: 500 };
const NEVER = async (): Promise<MediaAnswer> => ({ ok: false, message: "There is one picture only." });

/** The one picture of a category or a collection: send another, describe it, say what must stay in view, take it down. */
export function SinglePicture({ media, actions, thing }: SinglePictureProps) {
  const [asMany] = useState<MediaActions>(() => ({
    ...actions,
    reorder: NEVER,
    setAlt: NEVER,
    setFocal: NEVER,
    remove: NEVER,
  }));
  const { list, sending, notice, add, send, drop, act } = useMedia(media, asMany);
  const { single, uploads } = list;
  return (
    <div className="grid gap-4">
      {single ? (
        <Hanging
          key={`${single.path} ${single.alt}`}
          picture={single}
          onDescribe={(alt, focal) => void act(() => actions.describe(alt, focal), "Kept.")}
          onRemove={() => void act(actions.remove, `The ${thing} has no picture of its own any more.`)}
        />
      ) : (
        <p className="text-muted">No picture of its own yet.</p>
      )}
      <MediaDrop onFiles={(files) => void add(files.slice(0, 1))} />
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
    </div>
  );
}

type HangingProps = {
  picture: PictureView;
  onDescribe: (alt: string, focal: Focal) => void;
  onRemove: () => void;
};

function Hanging({ picture, onDescribe, onRemove }: HangingProps) {
  const [alt, setAlt] = useState(picture.alt);
  const [isFocusing, setFocusing] = useState(false);
  const focal = picture.focal ?? MIDDLE;
  return (
    <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="aspect-4/3 overflow-hidden rounded-md bg-sunken max-sm:max-w-60">
        <Picture source={picture} sizes="15rem" alt={picture.alt} className="h-full object-cover" />
      </div>
      <div className="grid content-start gap-3">
        <TextField
          name="picture-alt"
          label="What the picture shows"
          hint={picture.alt ? undefined : "Say it in words: some shoppers only hear the page."}
          value={alt}
          maxLength={200}
          onChange={(event) => setAlt(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            disabled={alt.trim() === picture.alt}
            onClick={() => onDescribe(alt.trim(), focal)}
          >
            Keep the words
          </Button>
          <Button variant="quiet" onClick={() => setFocusing(true)}>
            What must stay in view
          </Button>
          <Button variant="quiet" onClick={onRemove}>
            Take it down
          </Button>
        </div>
      </div>
      {isFocusing ? (
        <MediaFocus
          media={{ id: "" as MediaId, picture, focal }}
          onClose={() => setFocusing(false)}
          onSave={(point) => {
            setFocusing(false);
            onDescribe(picture.alt, point);
          }}
        />
      ) : null}
    </div>
  );
}
