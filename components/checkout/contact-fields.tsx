import { TextField } from "@/components/ui/field";

type ContactFieldsProps = {
  country: string;
  values: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>>;
};

const PHONE_HINTS: Readonly<Record<string, string>> = {
  NG: "0803 123 4567 is fine; the rider calls it",
  KE: "0712 345 678 is fine; M-Pesa and the rider call it",
};

/** Who receives it, and how we reach them. */
export function ContactFields({ country, values, fields }: ContactFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={values["name"]}
        error={fields["name"]}
        className="sm:col-span-2"
      />
      <TextField
        name="phone"
        label="Phone"
        type="tel"
        autoComplete="tel"
        hint={PHONE_HINTS[country] ?? "With the country code if it is foreign"}
        maxLength={30}
        required
        defaultValue={values["phone"]}
        error={fields["phone"]}
      />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="email"
        hint="Your receipt and tracking link go there"
        maxLength={160}
        required
        defaultValue={values["email"]}
        error={fields["email"]}
      />
    </>
  );
}
