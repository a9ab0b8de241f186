import { DialogSpecimen } from "@/components/styleguide/dialog-specimen";
import { PendingForm } from "@/components/styleguide/pending-form";
import { Button, ButtonLink, type ButtonVariant } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Choice } from "@/components/ui/choice";
import { CopyButton } from "@/components/ui/copy-button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { QuantityField, QuantityStepper } from "@/components/ui/quantity";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { ROW, Specimen } from "./specimen";

const VARIANTS: readonly ButtonVariant[] = ["primary", "secondary", "quiet", "danger", "lamp"];

/** What is tapped, typed into or chosen. Ids carry the theme: the page shows everything twice. */
export function Controls({ theme }: { theme: string }) {
  const id = (name: string) => `${theme}-${name}`;
  return (
    <>
      <Specimen name="Button: at rest, disabled, large, icon, on cloth, as a link">
        {VARIANTS.map((variant) => (
          <div key={variant} className={ROW}>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} disabled>
              disabled
            </Button>
            <Button variant={variant} size="lg">
              large
            </Button>
            <Button variant={variant} size="icon" aria-label={`${variant}, icon`}>
              ✓
            </Button>
          </div>
        ))}
        <div className={`cloth p-3 ${ROW}`}>
          <Button variant="cloth">cloth</Button>
          <Button variant="cloth" disabled>
            disabled
          </Button>
          <Button variant="lamp">lamp</Button>
        </div>
        <div className={ROW}>
          <ButtonLink href="/styleguide">A link</ButtonLink>
          <TextLink href="/styleguide">A link in text</TextLink>
          <CopyButton text="0123456789" thing="account number" />
        </div>
        <div className={ROW}>
          <form>
            <SubmitButton disabled>Cannot be sent</SubmitButton>
          </form>
          <PendingForm />
        </div>
      </Specimen>
      <Specimen name="Field: empty, filled, with a hint, wrong, optional, disabled">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name={id("empty")} label="Your name" placeholder="Adaeze Obi" />
          <TextField name={id("filled")} label="City" defaultValue="Surulere" />
          <TextField name={id("hint")} label="Phone" hint="0803 123 4567 is fine" />
          <TextField
            name={id("wrong")}
            label="E-mail"
            defaultValue="ada@"
            error="Something after the @ is missing"
          />
          <TextField name={id("optional")} label="Landmark" isOptional />
          <TextField name={id("off")} label="Order number" defaultValue="OJ-7K2M-4XQ9" disabled />
          <SelectField name={id("state")} label="State" error="Choose a state">
            <option>Lagos</option>
            <option>Ọ̀yọ́</option>
          </SelectField>
          <TextAreaField name={id("words")} label="Anything else?" hint="We read it" />
        </div>
      </Specimen>
      <Specimen name="Choice: plain, boxed, chosen, disabled">
        <fieldset>
          <legend className="sr-only">Choices, {theme}</legend>
          <Choice type="checkbox" name={id("tick")} label="Only what is here now" defaultChecked />
          <Choice
            name={id("pay")}
            value="a"
            label="Bank transfer"
            detail="From any bank"
            isBoxed
            defaultChecked
          />
          <Choice
            name={id("pay")}
            value="b"
            label="Card"
            detail="Naira cards"
            aside="₦0"
            isBoxed
            className="mt-2"
          />
          <Choice
            name={id("pay")}
            value="c"
            label="On delivery"
            detail="Not here"
            isBoxed
            disabled
            className="mt-2"
          />
        </fieldset>
      </Specimen>
      <Specimen name="Quantity">
        <div className={ROW}>
          <QuantityField label="How many?" />
          <form className="contents">
            <QuantityStepper value={2} thing={`Honey, ${theme}`} />
            <QuantityStepper value={5} max={5} thing={`The last drums, ${theme}`} />
          </form>
        </div>
      </Specimen>
      <Specimen name="Chip and tabs">
        <div className={ROW}>
          <Chip href="/styleguide">adire</Chip>
          <Chip href="/styleguide" isHere>
            indigo
          </Chip>
          <Chip href="/styleguide" isRemovable label="In stock: take this filter away">
            In stock
          </Chip>
        </div>
        <Tabs
          label={`Orders, ${theme}`}
          tabs={[
            { href: "/styleguide?all", label: "All", isHere: true, count: 48 },
            { href: "/styleguide?paid", label: "To pack", count: 3 },
            { href: "/styleguide?sent", label: "On the road" },
          ]}
        />
      </Specimen>
      <Specimen name="Dialog">
        <DialogSpecimen />
      </Specimen>
    </>
  );
}
