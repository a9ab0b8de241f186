import { Bookmark, Columns3, Download } from "lucide-react";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { buttonLook } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SavedView } from "@/server/modules/admin/contract";
import { listParams } from "@/server/shared/list";
import { type ListView, shownColumns } from "./list-view";

const LOOK = buttonLook({ variant: "secondary", className: "cursor-pointer list-none text-sm max-sm:px-3" });

/** Opens over the list. Panels of one list share a name, so that one shuts the other. */
function Panel({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <details name="list-panel">
      <summary className={LOOK}>
        {icon}
        <span className="max-sm:sr-only">{label}</span>
      </summary>
      <div className="absolute inset-x-0 top-full z-30 mt-2 grid max-h-[70dvh] gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4 shadow-float sm:left-auto sm:w-96">
        {children}
      </div>
    </details>
  );
}

/** Which columns to show, from now on, on every device of this person. */
export function ColumnMenu({ view }: { view: ListView }) {
  const { shape, forms, query } = view;
  const shown = shownColumns(view);
  return (
    <Panel icon={<Columns3 className="size-4" aria-hidden="true" />} label="Columns">
      <ActionForm key={shown.join()} action={forms.keepColumns} label="Columns" className="grid gap-2">
        <Address view={view} />
        <fieldset>
          <legend className="text-sm font-semibold">Columns to show</legend>
          {Object.entries(shape.columns).map(([key, { label, isFixed }]) => (
            <Choice
              key={key}
              type="checkbox"
              name="column"
              value={key}
              label={label}
              defaultChecked={shown.includes(key)}
              disabled={isFixed}
            />
          ))}
        </fieldset>
        {query.columns ? (
          <p className="text-sm text-muted">
            These columns come with this view. Keeping them makes them yours.
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <SubmitButton>Keep</SubmitButton>
          <SubmitButton variant="quiet" name="reset" value="yes">
            As they were at first
          </SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

/** Keeps the list as one looks at it now under a name, and looks after the views one has. */
export function ViewMenu({ view }: { view: ListView }) {
  const own = view.settings.views.filter(({ isOwn }) => isOwn);
  return (
    <Panel icon={<Bookmark className="size-4" aria-hidden="true" />} label="Views">
      <ActionForm action={view.forms.saveView} label="Save this view" className="grid gap-3">
        <Address view={view} />
        <TextField
          name="name"
          id="view-name"
          label="Save what you see as"
          maxLength={40}
          required
          autoComplete="off"
        />
        <Choice type="checkbox" name="isShared" value="yes" label="Everyone may open it" />
        <SubmitButton>Save view</SubmitButton>
      </ActionForm>
      {own.map((saved) => (
        <OwnView key={`${saved.id}${saved.name}${saved.isShared}`} view={view} saved={saved} />
      ))}
    </Panel>
  );
}

function OwnView({ view, saved: { id, name, isShared } }: { view: ListView; saved: SavedView }) {
  return (
    <ActionForm
      action={view.forms.changeView}
      label={`The view ${name}`}
      className="grid gap-2 border-t border-line pt-3"
    >
      <Address view={view} />
      <input type="hidden" name="id" value={id} />
      <TextField name="name" id={id} label="Name" defaultValue={name} maxLength={40} required />
      <Choice
        type="checkbox"
        name="isShared"
        value="yes"
        label="Everyone may open it"
        defaultChecked={isShared}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="secondary" name="deed" value="rename">
          Keep changes
        </SubmitButton>
        <SubmitButton variant="danger" name="deed" value="delete">
          Delete
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Which list, and how it is looked at: the form brings its own address along. */
function Address({ view: { shape, query } }: { view: ListView }) {
  return (
    <>
      <input type="hidden" name="list" value={shape.name} />
      <input type="hidden" name="address" value={new URLSearchParams(listParams(shape, query)).toString()} />
    </>
  );
}

/** The whole list as one looks at it, not only this page. A plain link: the browser saves the file. */
export function ExportLink({ view: { shape, query } }: { view: ListView }) {
  const address = new URLSearchParams(listParams(shape, query)).toString();
  return (
    <a href={`/admin/export/${shape.name}${address ? `?${address}` : ""}`} download className={LOOK}>
      <Download className="size-4" aria-hidden="true" />
      <span className="max-sm:sr-only">CSV file</span>
    </a>
  );
}
