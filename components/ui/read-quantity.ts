/** The quantity that a QuantityStepper or QuantityField sent: a whole number from 0, or null when it is none. */
export function readQuantity(form: FormData): number | null {
  const sent = form.get("step") ?? form.get("quantity");
  return typeof sent === "string" && /^\d{1,6}$/.test(sent) ? Number(sent) : null;
}
