"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

export function DialogSpecimen() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        Open the dialog
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Refund this order?"
        actions={
          <>
            <Button variant="quiet" onClick={close}>
              Leave it
            </Button>
            <Button variant="danger" onClick={close}>
              Refund ₦12,500
            </Button>
          </>
        }
      >
        <p>All of it goes back the way it came. This cannot be undone.</p>
      </Dialog>
    </div>
  );
}
