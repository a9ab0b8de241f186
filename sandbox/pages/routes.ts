import type { Route } from "../http";
import { deliveriesJson, retryDelivery, showDeliveries } from "./deliveries";
import { faultsJson, heal, saveFaults, setFaults, showFaults } from "./faults";
import { showHome } from "./home";
import { inboxJson, showInbox } from "./inbox";
import { stylesheet } from "./layout";
import { showMail, showMailBody } from "./mail";
import { showPayments } from "./payments";

const route = (method: string, path: string, handle: Route["handle"]): Route => ({ method, path, handle });

export const pageRoutes: readonly Route[] = [
  route("GET", "/", showHome),
  route("GET", "/style.css", stylesheet),
  route("GET", "/inbox", showInbox),
  route("GET", "/inbox.json", inboxJson),
  route("GET", "/inbox/mail/:id", showMail),
  route("GET", "/inbox/mail/:id/body", showMailBody),
  route("GET", "/payments", showPayments),
  route("GET", "/deliveries", showDeliveries),
  route("GET", "/deliveries.json", deliveriesJson),
  route("POST", "/deliveries/:id/retry", retryDelivery),
  route("GET", "/faults", showFaults),
  route("POST", "/faults", saveFaults),
  route("GET", "/faults.json", faultsJson),
  route("PUT", "/faults.json", setFaults),
  route("PATCH", "/faults.json", setFaults),
  route("DELETE", "/faults.json", heal),
];
