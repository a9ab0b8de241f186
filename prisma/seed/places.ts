export const LOCATIONS = [
  { code: "LOS", name: "Lagos, Yaba", country: "NG", position: 0 },
  { code: "LON", name: "London, Peckham", country: "GB", position: 1 },
] as const;
