import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Sessions } from "@/components/auth/sessions";
import { MyOrders } from "@/components/orders/my-orders";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Definitions } from "@/components/ui/definitions";
import { SubmitButton } from "@/components/ui/submit-button";
import { serverApi } from "@/server/trpc/caller";
import { ShopFrame } from "../../shop-frame";
import { revokeSession, signOut } from "../actions";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

export default async function AccountPage() {
  const api = await serverApi();
  const me = await api.auth.me();
  if (me.kind === "guest") redirect("/sign-in?returnTo=/account");
  const [sessions, orders] = await Promise.all([
    api.auth.sessions(),
    me.kind === "customer" ? api.orders.mine() : null,
  ]);
  return (
    <ShopFrame here="/account">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-4xl">Ẹ káàbọ̀, {me.name.split(" ")[0]}</h1>
        <form action={signOut}>
          <SubmitButton variant="secondary" pendingLabel="Signing out">
            Sign out
          </SubmitButton>
        </form>
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        {orders ? (
          <Card as="section" title="Your orders">
            <MyOrders orders={orders} />
          </Card>
        ) : (
          <Card as="section" title="You work here">
            <p className="mb-4">Orders, stock, money and conversations are in the dashboard.</p>
            <ButtonLink href="/admin" size="lg">
              Open the dashboard
            </ButtonLink>
          </Card>
        )}
        <div className="grid gap-6">
          <Card as="section" title="You">
            <Definitions
              items={[
                { term: "Name", value: me.name },
                { term: "E-mail", value: me.email },
                ...(me.kind === "staff" ? [{ term: "Role", value: me.role }] : []),
              ]}
            />
          </Card>
          <Card as="section" title="Where you are signed in">
            <Sessions sessions={sessions} revoke={revokeSession} />
          </Card>
        </div>
      </div>
    </ShopFrame>
  );
}
