import { BatchRequestContent, GraphError, PageIterator, type PageCollection } from "@microsoft/microsoft-graph-client";
import { describe, expect, it } from "vitest";
import { control, deliver, graphClient, mail, person, type Message } from "./emulator";

let mailboxes = 0;

/** A mailbox of its own for each test. */
function newMailbox(): string {
  mailboxes += 1;
  return `rep${String(mailboxes)}@own.example`;
}

describe("the npm Graph client on the emulator", () => {
  it("pages through a folder with its iterator", async () => {
    const owner = newMailbox();
    for (let i = 0; i < 23; i += 1) {
      await deliver(owner, mail(owner, `Mail ${String(i)}`));
    }

    const client = graphClient(owner);
    const first = (await client.api("/me/mailFolders/inbox/messages").select("subject").top(5).count(true).get()) as PageCollection;
    const subjects = new Set<string>();
    await new PageIterator(client, first, (message: Message) => {
      subjects.add(message.subject);
      return true;
    }).iterate();

    expect(first["@odata.count"]).toBe(23);
    expect(subjects.size).toBe(23);
  });

  it("filters, sorts and searches", async () => {
    const owner = newMailbox();
    await deliver(owner, { ...mail(owner, "it's bearings"), receivedDateTime: "2026-03-01T08:00:00Z" });
    await deliver(owner, { ...mail(owner, "catalogue"), receivedDateTime: "2026-03-02T08:00:00Z" });
    const client = graphClient(owner);

    const filtered = (await client.api("/me/messages").filter("subject eq 'it''s bearings'").get()) as { value: Message[] };
    const sorted = (await client.api("/me/messages").filter("receivedDateTime ge 2026-01-01").orderby("receivedDateTime desc").get()) as { value: Message[] };
    const found = (await client.api("/me/messages").search('"catal"').get()) as { value: Message[] };

    expect(filtered.value.map((m) => m.subject)).toEqual(["it's bearings"]);
    expect(sorted.value.map((m) => m.subject)).toEqual(["catalogue", "it's bearings"]);
    expect(found.value).toHaveLength(1);
  });

  it("tags with If-Match and learns of a conflict", async () => {
    const owner = newMailbox();
    const id = await deliver(owner, mail(owner, "Tag me"));
    const client = graphClient(owner);
    const read = (await client.api(`/me/messages/${id}`).select("categories").get()) as Message;

    const tagged = (await client.api(`/me/messages/${id}`).header("If-Match", read["@odata.etag"]).patch({ categories: ["A · Key"] })) as Message;
    const conflict = client.api(`/me/messages/${id}`).header("If-Match", read["@odata.etag"]).patch({ categories: [] });

    expect(tagged.categories).toEqual(["A · Key"]);
    await expect(conflict).rejects.toMatchObject({ statusCode: 412, code: "ErrorIrresolvableConflict" });
  });

  it("drafts a reply to all with the history below, and sends it", async () => {
    const owner = newMailbox();
    const id = await deliver(owner, mail(owner, "Re: Offer"));
    const client = graphClient(owner);

    const draft = (await client.api(`/me/messages/${id}/createReplyAll`).header("Prefer", 'IdType="ImmutableId"').post({ comment: "Dear buyer" })) as Message;
    const original = (await client.api(`/me/messages/${id}`).get()) as Message;
    await client.api(`/me/messages/${draft.id}/send`).post({});
    const sent = (await client.api(`/me/mailFolders/sentitems/messages/${draft.id}`).get()) as Message;

    expect(draft.subject).toBe("RE: Offer");
    expect(draft.body.content).toContain('Dear buyer <hr tabindex="-1" style="display:inline-block; width:98%"><div id="divRplyFwdMsg" dir="ltr">');
    expect(draft.toRecipients).toEqual([person("buyer@trade.example")]);
    expect(draft.ccRecipients).toEqual([person("boss@trade.example")]);
    expect(draft.conversationId).toBe(original.conversationId);
    expect(original.isRead).toBe(true);
    expect(sent.isDraft).toBe(false);
  });

  it("batches, with a status for each request", async () => {
    const owner = newMailbox();
    const id = await deliver(owner, mail(owner, "Batched"));
    const client = graphClient(owner);
    // The client strips the host alone, so the addresses carry no version.
    const batch = new BatchRequestContent([
      { id: "1", request: new Request(`https://graph.microsoft.com/me/messages/${id}`) },
      { id: "2", request: new Request("https://graph.microsoft.com/me/messages/bad") },
    ]);

    const answer = (await client.api("/$batch").post(await batch.getContent())) as { responses: { id: string; status: number }[] };

    expect(Object.fromEntries(answer.responses.map((r) => [r.id, r.status]))).toEqual({ "1": 200, "2": 400 });
  });

  it("manages categories, folders and files", async () => {
    const owner = newMailbox();
    const id = await deliver(owner, mail(owner, "With file"));
    const client = graphClient(owner);

    const category = (await client.api("/me/outlook/masterCategories").post({ displayName: "Key", color: "preset0" })) as { id: string };
    const folder = (await client.api("/me/mailFolders/inbox/childFolders").post({ displayName: "Buyers" })) as { id: string };
    const moved = (await client.api(`/me/messages/${id}/move`).post({ destinationId: folder.id })) as Message;
    const file = (await client.api(`/me/messages/${moved.id}/attachments`).post({
      "@odata.type": "#microsoft.graph.fileAttachment",
      name: "a.txt",
      contentType: "text/plain",
      contentBytes: Buffer.from("hello").toString("base64"),
    })) as { id: string };
    const content = (await client.api(`/me/messages/${moved.id}/attachments/${file.id}`).get()) as { contentBytes: string };

    expect(category.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(moved.id).not.toBe(id);
    expect(Buffer.from(content.contentBytes, "base64").toString()).toBe("hello");
  });

  it("waits out a throttled answer", async () => {
    const owner = newMailbox();
    await deliver(owner, mail(owner, "Later"));
    await control("faults", { seed: 1, throttle: 1 });
    const answer = graphClient(owner).api("/me/messages").get() as Promise<{ value: Message[] }>;
    await expect.poll(async () => (await control("counters", {})) as { faults: { throttle: number } }).toMatchObject({ faults: { throttle: 1 } });
    await control("faults", {});

    expect((await answer).value).toHaveLength(1);
  });

  it("names what is not emulated", async () => {
    const error: unknown = await graphClient(newMailbox()).api("/me/mailFolders/delta").get().catch((e: unknown) => e);

    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ statusCode: 501, code: "NotImplemented" });
  });
});
