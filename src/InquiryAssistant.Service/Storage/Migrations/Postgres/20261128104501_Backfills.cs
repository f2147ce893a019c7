using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InquiryAssistant.Service.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Backfills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "backfills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Mailbox = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    Folder = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SinceTicks = table.Column<long>(type: "bigint", nullable: false),
                    BeforeTicks = table.Column<long>(type: "bigint", nullable: true),
                    Total = table.Column<int>(type: "integer", nullable: true),
                    Read = table.Column<int>(type: "integer", nullable: false),
                    Tagged = table.Column<int>(type: "integer", nullable: false),
                    PerSecond = table.Column<double>(type: "double precision", nullable: false),
                    PacedTicks = table.Column<long>(type: "bigint", nullable: false),
                    StartedTicks = table.Column<long>(type: "bigint", nullable: false),
                    EndedTicks = table.Column<long>(type: "bigint", nullable: true),
                    Holder = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    HeldUntilTicks = table.Column<long>(type: "bigint", nullable: false),
                    HeldOutside = table.Column<bool>(type: "boolean", nullable: false),
                    WaitUntilTicks = table.Column<long>(type: "bigint", nullable: false),
                    NextTicks = table.Column<long>(type: "bigint", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailureCode = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backfills", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_backfills_Mailbox_StartedTicks",
                table: "backfills",
                columns: new[] { "Mailbox", "StartedTicks" });

            migrationBuilder.CreateIndex(
                name: "IX_backfills_open",
                table: "backfills",
                column: "Mailbox",
                unique: true,
                filter: "\"State\" IN ('Running', 'Paused')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "backfills");
        }
    }
}
