import { z } from "zod";
import { limited, publicProcedure, router, staffProcedure } from "@/server/trpc/init";
import {
  AcknowledgeInput,
  AlertPage,
  AlertsInput,
  ClearRuleInput,
  DemandInput,
  DemandRow,
  RulePage,
  RulesInput,
  SetRuleInput,
  StopAnswer,
  StopInput,
  WaitingInput,
  WaitingPage,
  WatchAnswer,
  WatchInput,
} from "../contract/alerts";
import { acknowledgeAlert, listAlerts } from "../service/manage-alerts";
import { clearRule, listRules, setRule } from "../service/set-rules";
import { listDemand, listWaiting, stopWatching, watchVariant } from "../service/watch-variant";

export const alertsRouter = router({
  list: staffProcedure("stock.read")
    .input(AlertsInput)
    .output(AlertPage)
    .query(({ ctx, input }) => listAlerts(ctx, input)),
  acknowledge: staffProcedure("stock.manage")
    .input(AcknowledgeInput)
    .output(z.void())
    .mutation(({ ctx, input }) => acknowledgeAlert(ctx, input)),
  rules: staffProcedure("stock.read")
    .input(RulesInput)
    .output(RulePage)
    .query(({ ctx, input }) => listRules(ctx, input)),
  setRule: staffProcedure("stock.manage")
    .input(SetRuleInput)
    .output(z.void())
    .mutation(({ ctx, input }) => setRule(ctx, input)),
  clearRule: staffProcedure("stock.manage")
    .input(ClearRuleInput)
    .output(z.void())
    .mutation(({ ctx, input }) => clearRule(ctx, input)),
  demand: staffProcedure("stock.read")
    .input(DemandInput)
    .output(z.array(DemandRow))
    .query(({ ctx, input }) => listDemand(ctx, input)),
  waiting: staffProcedure("stock.read")
    .input(WaitingInput)
    .output(WaitingPage)
    .query(({ ctx, input }) => listWaiting(ctx, input)),
  watch: publicProcedure()
    .use(limited({ name: "stock-watch", hits: 30, seconds: 600, whenDown: "closed" }))
    .input(WatchInput)
    .output(WatchAnswer)
    .mutation(({ ctx, input }) => watchVariant(ctx, input)),
  stopWatching: publicProcedure()
    .use(limited({ name: "stock-watch-stop", hits: 30, seconds: 600, whenDown: "open" }))
    .input(StopInput)
    .output(StopAnswer)
    .mutation(({ ctx, input }) => stopWatching(ctx, input)),
});
