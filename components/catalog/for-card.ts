/** A card is never wider than this; naming larger files in every list would only make the page longer. */
const WIDEST = 640;
export const forCard = <Source extends { readonly widths: readonly number[] }>(source: Source): Source => {
  const widths = source.widths.filter((width) => width <= WIDEST);
  return widths.length > 0 ? { ...source, widths } : source;
};
