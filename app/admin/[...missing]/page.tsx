import { notFound } from "next/navigation";

/** Any other address below /admin gets the dashboard's own not-found page. */
export default function Missing(): never {
  notFound();
}
