using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InquiryAssistant.Service.Storage.Migrations.Sqlite
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Folder = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SinceTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    BeforeTicks = table.Column<long>(type: "INTEGER", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: true),
                    Read = table.Column<int>(type: "INTEGER", nullable: false),
                    Tagged = table.Column<int>(type: "INTEGER", nullable: false),
                    PerSecond = table.Column<double>(type: "REAL", nullable: false),
                    PacedTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedTicks = table.Column<long>(type: "INTEGER", nullable: true),
                    Holder = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    HeldUntilTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldOutside = table.Column<bool>(type: "INTEGER", nullable: false),
                    WaitUntilTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    NextTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailureCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
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
