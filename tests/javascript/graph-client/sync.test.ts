import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { control, deliver, graphClient, mail, type Message } from "./emulator";

interface DeltaPage {
  readonly value: readonly (Message & { readonly "@removed"?: { readonly reason: string } })[];
  readonly "@odata.nextLink"?: string;
  readonly "@odata.deltaLink"?: string;
}

interface Notification {
  readonly subscriptionId: string;
  readonly changeType: string;
  readonly clientState: string;
  readonly resourceData: { readonly id: string };
}

const immutable = 'IdType="ImmutableId"';

/** A receiver of notifications on a free port. */
async function receiver(): Promise<{ url: string; next: () => Promise<Notification>; stop: () => void }> {
  const waiting: ((told: Notification) => void)[] = [];
  const told: Notification[] = [];
  const take = async (request: IncomingMessage): Promise<string | undefined> => {
    const token = new URL(request.url ?? "/", "http://receiver").searchParams.get("validationToken");
    if (token !== null) {
      return token;
    }

    for (const one of (JSON.parse(await text(request)) as { value: Notification[] }).value) {
      const first = waiting.shift();
      if (first) {
        first(one);
      } else {
        told.push(one);
      }
    }

    return undefined;
  };
  const server = createServer((request, response) => {
    void take(request).then((token) => response.writeHead(token === undefined ? 202 : 200, { "Content-Type": "text/plain" }).end(token ?? ""));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/notify`,
    next: () => {
      const first = told.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
    },
    stop: () => server.close(),
  };
}

describe("the npm Graph client follows a mailbox", () => {
  it("by delta links, to the next round", async () => {
    const owner = "delta@own.example";
    const ids = [];
    for (let i = 0; i < 5; i += 1) {
      ids.push(await deliver(owner, mail(owner, `Mail ${String(i)}`)));
    }

    const client = graphClient(owner);
    const seen = new Set<string>();
    let page = (await client.api("/me/mailFolders/inbox/messages/delta").select("subject").header("Prefer", "odata.maxpagesize=2").get()) as DeltaPage;
    page.value.forEach((m) => seen.add(m.subject));
    while (page["@odata.nextLink"]) {
      page = (await client.api(page["@odata.nextLink"]).header("Prefer", "odata.maxpagesize=2").get()) as DeltaPage;
      page.value.forEach((m) => seen.add(m.subject));
    }

    const first = ids[0] ?? "";
    await client.api(`/me/messages/${first}/move`).post({ destinationId: "archive" });
    const round = (await client.api(page["@odata.deltaLink"] ?? "").get()) as DeltaPage;
    await control("delta/expire", { mailbox: owner });
    const expired = client.api(round["@odata.deltaLink"] ?? "").get();

    expect(seen.size).toBe(5);
    expect(round.value).toMatchObject([{ id: first, "@removed": { reason: "deleted" } }]);
    await expect(expired).rejects.toMatchObject({ statusCode: 410, code: "SyncStateNotFound" });
  });

  it("by a subscription that is validated, told and deleted", async () => {
    const owner = "hears@own.example";
    const listener = await receiver();
    const client = graphClient(owner);
    await deliver(owner, mail(owner, "Before"));
    const { now } = (await control("clock", { advanceSeconds: 0 })) as { now: string };

    const made = (await client
      .api("/subscriptions")
      .header("Prefer", immutable)
      .post({
        changeType: "created",
        notificationUrl: listener.url,
        resource: "me/mailFolders('Inbox')/messages",
        clientState: "secret",
        expirationDateTime: new Date(Date.parse(now) + 3_600_000).toISOString(),
      })) as { id: string };
    await deliver(owner, mail(owner, "After"));
    const told = await listener.next();
    const read = (await client.api(`/me/messages/${told.resourceData.id}`).header("Prefer", immutable).get()) as Message;
    await client.api(`/subscriptions/${made.id}`).delete();
    const gone = client.api(`/subscriptions/${made.id}`).patch({ expirationDateTime: now });
    await expect(gone).rejects.toMatchObject({ statusCode: 404 });
    listener.stop();

    expect(told).toMatchObject({ subscriptionId: made.id, changeType: "created", clientState: "secret" });
    expect(read.subject).toBe("After");
  });
});
