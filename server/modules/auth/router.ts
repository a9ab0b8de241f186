import { z } from "zod";
import type { Customer, Staff } from "@/server/shared/actor";
import { procedure, publicProcedure, router } from "@/server/trpc/init";
import { Me, RevokeSessionInput, SessionView, SignInInput, SignInStarted } from "./contract";
import { listSessions, readMe, revokeSession, signOut, startSignIn } from "./service";

const signedInProcedure = () =>
  procedure({ access: "signed-in" }).use(({ ctx, next }) =>
    next({ ctx: { ...ctx, actor: ctx.actor as Customer | Staff } }),
  );

export const authRouter = router({
  startSignIn: publicProcedure()
    .input(SignInInput)
    .output(SignInStarted)
    .mutation(({ ctx, input }) => startSignIn(ctx, input)),
  me: publicProcedure()
    .output(Me)
    .query(({ ctx }) => readMe(ctx)),
  sessions: signedInProcedure()
    .output(z.array(SessionView))
    .query(({ ctx }) => listSessions(ctx)),
  revokeSession: signedInProcedure()
    .input(RevokeSessionInput)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),
  signOut: signedInProcedure()
    .output(z.void())
    .mutation(({ ctx }) => signOut(ctx)),
});
