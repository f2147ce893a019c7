// @vitest-environment jsdom
import { expect, test } from "vitest";
import { show } from "../testing/show";
import { Letter } from "./letter";

test("Keeps paragraphs and lists, and marks each placeholder", async () => {
  const root = await show(
    <Letter
      html="<p style='color:red'>Dear <b>Anna</b>,</p><ol><li>[price (FOB)] each</li></ol>"
      placeholders={["[price (FOB)]"]}
    />,
  );

  expect(letter(root)).toBe(
    '<p>Dear <b>Anna</b>,</p><ol><li><mark class="placeholder">[price (FOB)]</mark> each</li></ol>',
  );
});

test.each([
  ["a script", "<script>alert(1)</script>safe", "safe"],
  ["an event handler", "<p onclick=alert(1)>safe</p>", "<p>safe</p>"],
  ["a picture", "<img src=x onerror=alert(1)>safe", "safe"],
  ["a link", "<a href='javascript:alert(1)'>safe</a>", "safe"],
  ["a style sheet", "<style>p{display:none}</style><p>safe</p>", "<p>safe</p>"],
  ["a drawing", "<svg><script>alert(1)</script></svg>safe", "safe"],
  ["a frame", "<iframe srcdoc='<script>alert(1)</script>'></iframe>safe", "safe"],
  ["a form", "<form action=//evil.example><input value=x>safe</form>", "safe"],
  ["escaped markup", "<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"],
])("Lets nothing of %s through", async (_, html, expected) => {
  const root = await show(<Letter html={html} placeholders={[]} />);

  expect(letter(root)).toBe(expected);
});

function letter(root: HTMLElement): string | undefined {
  return root.querySelector(".letter-body")?.innerHTML;
}
