/** The form that the ticks of a list belong to, wherever on the page they stand. */
export const TICKS = "ticked-rows";

/** Chooses one row for what is done to many. `x` ticks it from the keyboard. */
export function RowTick({ id, name }: { id: string; name: string }) {
  return (
    <label className="relative z-10 -m-3 grid size-11 cursor-pointer place-items-center">
      <span className="sr-only">Choose {name}</span>
      <input
        type="checkbox"
        name="id"
        value={id}
        form={TICKS}
        data-tick=""
        className="size-5 accent-(--action)"
      />
    </label>
  );
}
