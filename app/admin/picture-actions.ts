import type { SinglePictureActions } from "@/components/admin/range/single-picture";
import type { SingleOwner } from "@/server/modules/catalog/contract/media";
import {
  describePicture,
  dismissPicture,
  finishPicture,
  lookAtPicture,
  removePicture,
  startPicture,
} from "./pictures";

/** The actions of the panel for one picture, bound to whose it is. */
export const pictureActions = (owner: SingleOwner): SinglePictureActions => ({
  look: lookAtPicture.bind(null, owner),
  start: startPicture.bind(null, owner),
  finish: finishPicture,
  dismiss: dismissPicture,
  describe: describePicture.bind(null, owner),
  remove: removePicture.bind(null, owner),
});
