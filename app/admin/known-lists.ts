import { notFound } from "next/navigation";
import { ACTIVITY_LIST } from "@/server/modules/activity/contract";
import { PRODUCT_LIST } from "@/server/modules/catalog/contract/staff-products";
import { STOCK_LIST } from "@/server/modules/inventory/contract/levels";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import { type ListInput, type ListShape, toListInput } from "@/server/shared/list";

/** Every list that forms of the dashboard may name. */
const SHAPES: readonly ListShape[] = [ORDER_LIST, ACTIVITY_LIST, PRODUCT_LIST, STOCK_LIST];

export const knownShape = (name: string): ListShape =>
  SHAPES.find((shape) => shape.name === name) ?? notFound();

/** The address a form was sent from, as the input of its list. */
export const addressInput = (list: string, address: string): ListInput =>
  toListInput(knownShape(list), Object.fromEntries(new URLSearchParams(address)));
