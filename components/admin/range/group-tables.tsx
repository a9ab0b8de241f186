import { ActionButton } from "@/components/admin/action-button";
import { type DenseColumn, DenseTable } from "@/components/admin/dense-table";
import { Moment } from "@/components/admin/moment";
import type { StaffAction } from "@/components/admin/staff-answer";
import { TextLink } from "@/components/ui/text-link";
import type { GroupView, MemberPage } from "@/server/modules/catalog/contract/groups";

const groupColumns = (isManager: boolean): readonly DenseColumn<GroupView>[] => [
  {
    key: "name",
    header: "Group",
    isRowHeader: true,
    cell: ({ id, name }) =>
      isManager ? (
        <TextLink href={`/admin/customer-groups/${id}`} data-row="">
          {name}
        </TextLink>
      ) : (
        name
      ),
    onPhone: "max-md:col-span-2",
  },
  {
    key: "members",
    header: "Customers",
    isNumber: true,
    cell: ({ memberCount }) => memberCount.toLocaleString("en-GB"),
    onPhone: "max-md:text-left!",
    phoneLabel: "Customers",
  },
  {
    key: "lists",
    header: "Price lists",
    isNumber: true,
    cell: ({ listCount }) => listCount,
    onPhone: "",
    phoneLabel: "Price lists",
  },
];

export function GroupTable({ rows, isManager }: { rows: readonly GroupView[]; isManager: boolean }) {
  return (
    <DenseTable
      caption="Customer groups"
      columns={groupColumns(isManager)}
      rows={rows}
      rowKey={({ id }) => id}
      empty="No groups yet."
    />
  );
}

type Member = MemberPage["members"][number];

const memberColumns = (groupId: string, remove: StaffAction): readonly DenseColumn<Member>[] => [
  { key: "name", header: "Customer", isRowHeader: true, cell: ({ name }) => name || "No name", onPhone: "" },
  {
    key: "since",
    header: "In it since",
    cell: ({ addedAt }) => <Moment at={addedAt} />,
    look: "text-muted",
    onPhone: "max-md:text-right",
  },
  {
    key: "out",
    header: <span className="sr-only">Take out</span>,
    cell: ({ userId, name }) => (
      <ActionButton action={remove} fields={{ id: groupId, userId }} thing={name} variant="quiet">
        Take out
      </ActionButton>
    ),
    onPhone: "max-md:col-span-2",
  },
];

type MemberTableProps = { groupId: string; rows: readonly Member[]; remove: StaffAction };

export function MemberTable({ groupId, rows, remove }: MemberTableProps) {
  return (
    <DenseTable
      caption="Customers in the group"
      columns={memberColumns(groupId, remove)}
      rows={rows}
      rowKey={({ userId }) => userId}
      empty="Nobody is in it yet."
    />
  );
}
