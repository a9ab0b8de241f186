import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";

// Mail programs know no variables; these are the shop's colours for letters.
const INDIGO = "#262e96";
const PAPER = "#faf6ef";
const INK = "#12153a";
const MUTED = "#4a4f78";

const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: #0d0f2b !important; }
  .sheet { background-color: #161a42 !important; }
  .ink { color: #f0f1fb !important; }
  .muted { color: #b4b9dd !important; }
  .brand { color: #b3bbff !important; }
  .rule { border-color: #2d3269 !important; }
}`;

type Letter = { readonly preview: string; readonly title: string; readonly children: ReactNode };

/** The sheet every letter is written on: readable without pictures, and in the dark. */
export const Layout = ({ preview, title, children }: Letter) => (
  <Html lang="en">
    <Head>
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <style>{DARK}</style>
    </Head>
    <Preview>{preview}</Preview>
    <Body
      className="paper"
      style={{
        backgroundColor: PAPER,
        fontFamily: "Helvetica, Arial, sans-serif",
        margin: 0,
        padding: "24px 0",
      }}
    >
      <Container style={{ maxWidth: 560, padding: "0 16px" }}>
        <Text className="brand" style={{ color: INDIGO, fontSize: 24, fontWeight: 800, margin: "0 0 16px" }}>
          Ọjà
        </Text>
        <Section className="sheet" style={{ backgroundColor: "#ffffff", borderRadius: 12, padding: 24 }}>
          <Heading
            as="h1"
            className="ink"
            style={{ color: INK, fontSize: 22, lineHeight: "30px", margin: "0 0 12px" }}
          >
            {title}
          </Heading>
          {children}
        </Section>
        <Text
          className="muted"
          style={{ color: MUTED, fontSize: 13, lineHeight: "20px", margin: "16px 0 0" }}
        >
          You get this because of something you did at Ọjà. Questions? Just answer this message.
        </Text>
      </Container>
    </Body>
  </Html>
);

export const Paragraph = ({ children }: { readonly children: ReactNode }) => (
  <Text className="ink" style={{ color: INK, fontSize: 16, lineHeight: "24px", margin: "0 0 12px" }}>
    {children}
  </Text>
);

export const Action = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <Button
    href={href}
    style={{
      backgroundColor: INDIGO,
      borderRadius: 8,
      color: "#ffffff",
      fontSize: 16,
      fontWeight: 700,
      padding: "12px 20px",
    }}
  >
    {children}
  </Button>
);
