import { Client, MiddlewareFactory, type Context, type Middleware } from "@microsoft/microsoft-graph-client";
import { inject } from "vitest";

/** A message as far as these tests look at it. */
export interface Message {
  readonly id: string;
  readonly "@odata.etag": string;
  readonly subject: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly conversationId: string;
  readonly categories: readonly string[];
  readonly body: { readonly contentType: string; readonly content: string };
  readonly toRecipients: readonly Recipient[];
  readonly ccRecipients: readonly Recipient[];
}

export interface Recipient {
  readonly emailAddress: { readonly name?: string; readonly address: string };
}

/**
 * The client treats plain http as foreign: its own handler gives it no token, and it takes an absolute link for a path.
 * This handler, in place of its own, sets both right.
 */
class LoopbackHandler implements Middleware {
  private next: Middleware | undefined;

  public constructor(private readonly token: string) {}

  public async execute(context: Context): Promise<void> {
    const options = context.options ?? {};
    const headers = new Headers(options.headers as Record<string, string>);
    headers.set("Authorization", `Bearer ${this.token}`);
    context.options = { ...options, headers: Object.fromEntries(headers.entries()) };
    if (typeof context.request === "string") {
      context.request = context.request.slice(context.request.lastIndexOf("http://"));
    }

    await this.next?.execute(context);
  }

  public setNext(next: Middleware): void {
    this.next = next;
  }
}

/** The npm client on the emulator; the token is the address of the mailbox that "/me" shall be. */
export function graphClient(mailbox: string): Client {
  const chain = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken: () => Promise.resolve(mailbox) });
  return Client.initWithMiddleware({ baseUrl: `${inject("emulator")}/`, defaultVersion: "v1.0", middleware: [new LoopbackHandler(mailbox), ...chain.slice(1)] });
}

/** Delivers a mail by the control side and answers its id. */
export async function deliver(mailbox: string, message: object): Promise<string> {
  const answer = await control("deliver", { mailbox, message });
  return (answer as { id: string }).id;
}

/** Calls the control side. */
export async function control(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${inject("emulator")}/emulator/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`The control side answered ${String(response.status)}: ${await response.text()}`);
  }

  return response.json();
}

export function person(address: string): Recipient {
  return { emailAddress: { name: address.split("@")[0] ?? address, address } };
}

/** An incoming mail to the mailbox. */
export function mail(mailbox: string, subject: string): object {
  return {
    subject,
    from: person("buyer@trade.example"),
    toRecipients: [person(mailbox)],
    ccRecipients: [person("boss@trade.example")],
    body: { contentType: "html", content: "<p>Please quote 3,000 pcs of 6204-2RS.</p>" },
  };
}
