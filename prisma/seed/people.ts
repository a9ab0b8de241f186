/** Sign-ins of the demonstration shop. They are made only where the sandbox is. */
export const DEMO_PASSWORD = "market-day-2026";

export const PEOPLE = [
  { email: "admin@oja.test", name: "Ngozi Okafor", role: "admin" },
  { email: "support@oja.test", name: "Tunde Bakare", role: "support" },
  { email: "concierge@oja.test", name: "Halima Yusuf", role: "concierge" },
  { email: "shopper@oja.test", name: "Adaeze Obi", role: "customer" },
] as const;
