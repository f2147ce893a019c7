using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InquiryAssistant.Service.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Pauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pauses",
                columns: table => new
                {
                    Target = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    AtTicks = table.Column<long>(type: "INTEGER", nullable: false),
                    UntilTicks = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pauses", x => x.Target);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pauses");
        }
    }
}
