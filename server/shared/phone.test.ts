import fc from "fast-check";
import { expect, it } from "vitest";
import { maskEmail, maskPhone, toE164 } from "./phone";

it.each([
  ["0803 123 4567", "NG", "+2348031234567"],
  ["803-123-4567", "NG", "+2348031234567"],
  ["+234 803 123 4567", "NG", "+2348031234567"],
  ["+234 (0) 803 123 4567", "NG", "+2348031234567"],
  ["00234 803 123 4567", "NG", "+2348031234567"],
  ["2348031234567", "NG", "+2348031234567"],
  ["0712 345678", "KE", "+254712345678"],
  ["(415) 555-2671", "US", "+14155552671"],
  ["07911 123456", "GB", "+447911123456"],
  ["+49 30 901820", "NG", "+4930901820"],
])("reads %s in %s as %s", (written, country, e164) => {
  expect(toE164(written, country)).toBe(e164);
});

it.each([
  ["", "NG"],
  ["12345", "NG"],
  ["0603 123 4567", "NG"],
  ["call me", "NG"],
  ["+234", "NG"],
  ["0803 123 45678", "NG"],
  ["12345678", "DE"],
])("refuses %s in %s", (written, country) => {
  expect(toE164(written, country)).toBeNull();
});

it("writes every Nigerian number the same, however it is typed", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[789][01]\d{8}$/), (own) => {
      const forms = [own, `0${own}`, `+234${own}`, `234${own}`, `00234${own}`];
      expect(new Set(forms.map((form) => toE164(form, "NG")))).toEqual(new Set([`+234${own}`]));
    }),
  );
});

it("masks what a stranger need not see", () => {
  expect(maskPhone("+2348031234567")).not.toContain("1234");
  expect(maskEmail("adaeze@example.com")).toBe("a•••@example.com");
});
