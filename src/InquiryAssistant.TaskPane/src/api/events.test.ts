// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { some } from "../testing/some";
import { followEvents } from "./events";

/** An event source that the test speaks for. */
class Source extends EventTarget {
  readonly close = vi.fn();

  tell(name: string, data: string): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }
}

test("Each kind of event reaches its listener, read", () => {
  const source = new Source();
  const [mail, sync, backfill, opened] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const addresses: string[] = [];
  followEvents({ mail, sync, backfill, opened }, (url) => (addresses.push(url), source), "http://service");

  source.dispatchEvent(new Event("open"));
  source.tell("mail", JSON.stringify({ messageId: "1", change: "tagged", categories: ["A · Key"] }));
  source.tell("sync", JSON.stringify(some.mailboxSync()));
  source.tell("backfill", JSON.stringify(some.backfill()));

  expect(addresses).toEqual(["http://service/api/events"]);
  expect(opened).toHaveBeenCalledTimes(1);
  expect(mail.mock.calls).toEqual([[{ messageId: "1", change: "tagged", categories: ["A · Key"] }]]);
  expect(sync.mock.calls).toEqual([[some.mailboxSync()]]);
  expect(backfill.mock.calls).toEqual([[some.backfill()]]);
});

test("An event that cannot be read is passed over, and the next one is heard", () => {
  const source = new Source();
  const mail = vi.fn();
  followEvents({ mail }, () => source);

  source.tell("mail", "{");
  source.tell("mail", JSON.stringify({ messageId: "2" }));

  expect(mail.mock.calls).toEqual([[{ messageId: "2" }]]);
});

test("Stops when told", () => {
  const source = new Source();

  followEvents({}, () => source)();

  expect(source.close).toHaveBeenCalledTimes(1);
});
