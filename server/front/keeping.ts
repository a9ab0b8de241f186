/** A header on requests for pages that will be kept in memory: nobody in particular asks. Only the front sets it. */
export const KEEPING = "x-oja-keeping";
