import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <EmptyState
      level={1}
      title="That is not on the dashboard"
      actions={
        <>
          <ButtonLink href="/admin">To your work queue</ButtonLink>
          <ButtonLink href="/admin/orders" variant="secondary">
            Find an order
          </ButtonLink>
        </>
      }
    >
      <p>The address may be mistyped, or what it named was never here.</p>
    </EmptyState>
  );
}
