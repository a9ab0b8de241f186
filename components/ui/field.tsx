import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type Labelled = {
  name: string;
  label: ReactNode;
  /** One line of help, shown before anything goes wrong. */
  hint?: ReactNode;
  /** What to do about it. Marks the field invalid and is read out with it. */
  error?: string | null | undefined;
  isOptional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string | undefined;
};

const CONTROL =
  "block min-h-12 w-full rounded-md border-2 border-line-strong bg-surface px-3 py-2 text-base text-ink " +
  "placeholder:text-muted aria-invalid:border-danger disabled:opacity-60";

type TextFieldProps = Labelled & Omit<ComponentProps<"input">, "name" | "className">;

/** A one-line input. Without an `id` the name is the id, so give one when a form has the name twice. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, isOptional, hideLabel, className, ...input } = props;
  return (
    <Field {...props} id={props.id ?? props.name}>
      <input {...input} {...described(props)} className={CONTROL} />
    </Field>
  );
}

type SelectFieldProps = Labelled & Omit<ComponentProps<"select">, "name" | "className">;

/** A native select; options are its children. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, isOptional, hideLabel, className, children, ...select } = props;
  return (
    <Field {...props} id={props.id ?? props.name}>
      <select {...select} {...described(props)} className={CONTROL}>
        {children}
      </select>
    </Field>
  );
}

type TextAreaFieldProps = Labelled & Omit<ComponentProps<"textarea">, "name" | "className">;

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, error, isOptional, hideLabel, className, ...area } = props;
  return (
    <Field {...props} id={props.id ?? props.name}>
      <textarea rows={4} {...area} {...described(props)} className={CONTROL} />
    </Field>
  );
}

type Described = Pick<Labelled, "name" | "hint" | "error"> & { id?: string | undefined };

function described({ id, name, hint, error }: Described) {
  const key = id ?? name;
  const notes = [error && `${key}-error`, hint && `${key}-hint`].filter(Boolean).join(" ");
  return {
    id: key,
    ...(error ? { "aria-invalid": true } : {}),
    ...(notes ? { "aria-describedby": notes } : {}),
  };
}

type FieldProps = Labelled & { id: string; children: ReactNode };

function Field({ id, label, hint, error, isOptional, hideLabel, className, children }: FieldProps) {
  return (
    <div className={classNames("grid content-start gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-semibold"}>
        {label}
        {isOptional ? <span className="font-normal text-muted"> (if you like)</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-semibold text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
