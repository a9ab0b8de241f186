import { Text } from "@react-email/components";
import type { CodeLetter } from "../contract";
import { Layout, Paragraph } from "./layout";
import { greeting, type Template } from "./template";

const warning =
  "Nobody at Oja will ever ask you for it. If you are not signing in, someone knows your password: change it.";

export const oneTimeCode: Template<CodeLetter> = {
  // The code stays out of the subject: subjects show on locked screens and in lists.
  subject: () => "Your sign-in code for Oja",
  text: ({ name, code, minutes }) =>
    [greeting(name), `Your code is ${code}. It works once, for ${minutes} minutes.`, warning].join("\n\n"),
  html: ({ name, code, minutes }) => (
    <Layout preview="Your code is inside." title="Your sign-in code">
      <Paragraph>{greeting(name)}</Paragraph>
      <Text
        className="brand"
        style={{ color: "#262e96", fontSize: 32, fontWeight: 800, letterSpacing: 6, margin: "0 0 12px" }}
      >
        {code}
      </Text>
      <Paragraph>It works once, for {minutes} minutes.</Paragraph>
      <Paragraph>{warning}</Paragraph>
    </Layout>
  ),
};
