using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InquiryAssistant.Service.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sync : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dead_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    LastTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    NextTryTicks = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "hints",
                columns: table => new
                {
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AtTicks = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hints", x => new { x.Mailbox, x.MessageId });
                });

            migrationBuilder.CreateTable(
                name: "mail_events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Quadrant = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    AtTicks = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mailboxes",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OwnerCompany = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OwnerSells = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerAliases = table.Column<string>(type: "TEXT", nullable: false),
                    Listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeltaLink = table.Column<string>(type: "TEXT", nullable: true),
                    SinceTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    Tracked = table.Column<int>(type: "INTEGER", nullable: false),
                    News = table.Column<long>(type: "INTEGER", nullable: false),
                    Handled = table.Column<long>(type: "INTEGER", nullable: false),
                    NewsAtTicks = table.Column<long>(type: "INTEGER", nullable: true),
                    TraceParent = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    LastSyncTicks = table.Column<long>(type: "INTEGER", nullable: true),
                    NextSweepTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    Quiet = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimedUntilTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    WaitUntilTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    SubscribeAfterTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    FailureCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FailedAtTicks = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mailboxes", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    InternetMessageIdHash = table.Column<string>(type: "TEXT", maxLength: 44, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Quadrant = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    ByRep = table.Column<bool>(type: "INTEGER", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    AtTicks = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => new { x.Mailbox, x.MessageId });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    ClientStateHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NotificationUrl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    CreatedTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    RenewTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    Removed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_Mailbox_MessageId",
                table: "dead_letters",
                columns: new[] { "Mailbox", "MessageId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_State_NextTryTicks",
                table: "dead_letters",
                columns: new[] { "State", "NextTryTicks" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_events_AtTicks",
                table: "mail_events",
                column: "AtTicks");

            migrationBuilder.CreateIndex(
                name: "IX_mail_events_Mailbox_Id",
                table: "mail_events",
                columns: new[] { "Mailbox", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_mailboxes_news",
                table: "mailboxes",
                column: "NewsAtTicks",
                filter: "\"News\" > \"Handled\"");

            migrationBuilder.CreateIndex(
                name: "IX_mailboxes_NextSweepTicks",
                table: "mailboxes",
                column: "NextSweepTicks");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_Mailbox",
                table: "subscriptions",
                column: "Mailbox",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_RenewTicks",
                table: "subscriptions",
                column: "RenewTicks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dead_letters");

            migrationBuilder.DropTable(
                name: "hints");

            migrationBuilder.DropTable(
                name: "mail_events");

            migrationBuilder.DropTable(
                name: "mailboxes");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "subscriptions");
        }
    }
}
