import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type NoticeTone = "info" | "success" | "warning" | "danger";

const LOOKS = {
  info: { look: "bg-info-soft text-info", Icon: Info },
  success: { look: "bg-success-soft text-success", Icon: CircleCheck },
  warning: { look: "bg-warning-soft text-warning", Icon: TriangleAlert },
  danger: { look: "bg-danger-soft text-danger", Icon: CircleAlert },
} as const;

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links: what to do now. */
  actions?: ReactNode;
  /** Reads it out as soon as it appears. For answers to what the person just did. */
  isLive?: boolean;
  className?: string;
};

/** Says what happened and what to do about it. */
export function Notice({ tone = "info", title, children, actions, isLive = false, className }: NoticeProps) {
  const { look, Icon } = LOOKS[tone];
  const role = isLive ? (tone === "danger" ? "alert" : "status") : undefined;
  return (
    <div role={role} className={classNames("flex gap-3 rounded-md p-4", look, className)}>
      <Icon className="mt-0.5 size-5 flex-none" aria-hidden="true" />
      <div className="grid gap-1">
        {title ? <p className="font-bold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
