using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InquiryAssistant.Service.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MessagesByTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_messages_ReceivedTicks",
                table: "messages",
                column: "ReceivedTicks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_messages_ReceivedTicks",
                table: "messages");
        }
    }
}
