// @vitest-environment jsdom
import { expect, test } from "vitest";
import { mailDocument } from "./mailDocument";

const theme = { background: "#292929", text: "#ffffff", link: "#479ef5" };
const show = (content: string) => mailDocument({ format: "html", content }, theme);

test.each([
  ["scripts", "<script>alert(1)</script>", "alert"],
  ["event handlers", "<p onmouseover='alert(1)'>x</p>", "alert"],
  ["script links", "<a href='javascript:alert(1)'>x</a>", "javascript"],
  ["redirects", "<meta http-equiv=refresh content='0;url=//evil.example'>", "evil"],
  ["another base", "<base href='//evil.example'>", "evil"],
  ["frames", "<iframe src='//evil.example'></iframe>", "evil"],
  ["forms", "<form action='//evil.example'><input name=password></form>", "evil"],
  ["linked style sheets", "<link rel=stylesheet href='//evil.example/a.css'>", "evil"],
  ["remote pictures", "<img src='https://evil.example/1.png'>", "evil"],
])("Takes %s out of a mail", (_, html, trace) => {
  expect(show(`<html><head></head><body>${html}<p>kept</p></body></html>`).html).not.toContain(trace);
  expect(show(html + "<p>kept</p>").html).toContain("kept");
});

test("Lets the page load nothing, whatever is left in it", () => {
  expect(show("<p>x</p>").html).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
});

test("A style sheet cannot close its own element", () => {
  const { html } = show("<style>p{content:'</sty'+'le><img src=x>'}</style><p>x</p>");

  expect(new DOMParser().parseFromString(html, "text/html").querySelector("img")).toBeNull();
});

test("Tells of pictures from the internet and leaves the sender's words for them", () => {
  const mail = show("<img src='http://shop.example/a.png' alt='Our logo'><p>x</p>");

  expect(mail.hasRemoteImages).toBe(true);
  expect(mail.html).toContain("▨ Our logo");
  expect(show("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>").hasRemoteImages).toBe(false);
  expect(show("<div style=\"background:url('https://x.example/p')\">x</div>").hasRemoteImages).toBe(true);
});

test("Shows where a link leads, and opens it apart", () => {
  const link = new DOMParser()
    .parseFromString(show("<a href='https://evil.example/x'>https://bank.example</a>").html, "text/html")
    .querySelector("a");

  expect(link?.title).toBe("https://evil.example/x");
  expect(link?.target).toBe("_blank");
  expect(link?.rel).toBe("noopener noreferrer");
});

test("Shows plain text as it is, with the reader's colours", () => {
  const { html } = mailDocument({ format: "text", content: "a < b\n<script>alert(1)</script>" }, theme);
  const page = new DOMParser().parseFromString(html, "text/html");

  expect(page.querySelector(".plain")?.textContent).toBe("a < b\n<script>alert(1)</script>");
  expect(page.querySelector("script")).toBeNull();
  expect(html).toContain("background:#292929");
});

test("Keeps white paper under a mail that sets colours of its own", () => {
  expect(show("<p style='color:#111'>x</p>").html).toContain("background:#ffffff");
  expect(show("<p>x</p>").html).toContain("background:#292929");
});
