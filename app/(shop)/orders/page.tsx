import type { Metadata } from "next";
import { LookupForm } from "@/components/orders/lookup-form";
import { ShopFrame } from "../../shop-frame";
import { lookUpOrder } from "../actions";
import { Lookup } from "./lookup";

export const metadata: Metadata = {
  title: "Track an order",
  description: "See where your order is with its number and the e-mail or phone you ordered with.",
  alternates: { canonical: "/orders" },
};

export default function OrdersPage() {
  return (
    <ShopFrame here="/orders">
      <Lookup title="Where is my order?">
        <LookupForm action={lookUpOrder} />
      </Lookup>
    </ShopFrame>
  );
}
