import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Container } from "@/components/layout/container";
import { Logo, Mark } from "@/components/layout/logo";
import { Controls } from "./controls";
import { Goods } from "./goods";
import { Messages } from "./messages";
import { Palette } from "./palette";

export const metadata: Metadata = { title: "Styleguide", robots: { index: false, follow: false } };

const THEMES = [
  { theme: "light", name: "By day" },
  { theme: "dark", name: "By night" },
] as const;

/** Every primitive in every state, by day and by night. For those who build: in production there is no such page. */
export default function StyleguidePage() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <main id="main">
      <div className="cloth cloth-adire">
        <Container className="flex items-center gap-6 bg-cloth py-6">
          <Logo className="h-12 [--bead:var(--accent)]" />
          <h1 className="text-2xl">Styleguide</h1>
          <Mark className="ml-auto h-12 [--bead:var(--accent)]" />
        </Container>
      </div>
      <div className="cloth-strip" />
      <div className="grid xl:grid-cols-2">
        {THEMES.map(({ theme, name }) => (
          <section
            key={theme}
            data-theme={theme}
            className="min-w-0 bg-paper text-ink"
            aria-labelledby={theme}
          >
            <div className="grid gap-10 px-gutter py-8">
              <h2 id={theme} className="text-3xl">
                {name}
              </h2>
              <Palette />
              <Controls theme={theme} />
              <Messages theme={theme} />
              <Goods theme={theme} />
            </div>
          </section>
        ))}
      </div>
    </main>
  );
}
