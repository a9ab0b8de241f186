"use client";

import { unstable_rethrow } from "next/navigation";
import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type KeepTryingProps = { children: ReactNode };
type KeepTryingState = { readonly isBroken: boolean };

/** When the connection breaks while a form is on its way: says so, and gives the form back as it was. */
export class KeepTrying extends Component<KeepTryingProps, KeepTryingState> {
  override state: KeepTryingState = { isBroken: false };

  static getDerivedStateFromError(error: unknown): KeepTryingState {
    // The way on to the payment page is thrown, too.
    unstable_rethrow(error);
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Notice
        tone="warning"
        isLive
        title="That did not get through"
        actions={<Button onClick={() => this.setState({ isBroken: false })}>Back to the form</Button>}
      >
        Your connection or ours broke for a moment. What you typed is kept. Sending it again is safe: you
        cannot order or pay twice by it.
      </Notice>
    );
  }
}
