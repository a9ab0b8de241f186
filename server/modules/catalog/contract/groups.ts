import { z } from "zod";
import { CustomerGroupId, UserId } from "@/server/shared/id";

const Name = z
  .string({ error: "Give the group a name" })
  .trim()
  .min(1, { error: "Give the group a name" })
  .max(60, { error: "At most 60 letters" });
const Email = z
  .string({ error: "Write an e-mail address" })
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "That e-mail address does not look right" }).max(160));

export const GroupView = z.strictObject({
  id: CustomerGroupId,
  name: z.string(),
  memberCount: z.number().int(),
  listCount: z.number().int(),
  version: z.number().int(),
});
export type GroupView = z.infer<typeof GroupView>;

export const CreateGroupInput = z.strictObject({ name: Name });
export type CreateGroupInput = z.infer<typeof CreateGroupInput>;
export const RenameGroupInput = z.strictObject({
  id: CustomerGroupId,
  version: z.number().int().min(1),
  name: Name,
});
export type RenameGroupInput = z.infer<typeof RenameGroupInput>;
export const RemoveGroupInput = z.strictObject({ id: CustomerGroupId });
export type RemoveGroupInput = z.infer<typeof RemoveGroupInput>;
export const GroupInput = z.strictObject({ id: CustomerGroupId, cursor: z.string().max(60).optional() });
export type GroupInput = z.infer<typeof GroupInput>;

export const AddMemberInput = z.strictObject({ id: CustomerGroupId, email: Email });
export type AddMemberInput = z.infer<typeof AddMemberInput>;
export const RemoveMemberInput = z.strictObject({ id: CustomerGroupId, userId: UserId });
export type RemoveMemberInput = z.infer<typeof RemoveMemberInput>;

/** Names only: addresses are personal, and stay where accounts are. */
export const MemberPage = z.strictObject({
  members: z.array(z.strictObject({ userId: UserId, name: z.string(), addedAt: z.date() })),
  nextCursor: z.string().nullable(),
});
export type MemberPage = z.infer<typeof MemberPage>;
