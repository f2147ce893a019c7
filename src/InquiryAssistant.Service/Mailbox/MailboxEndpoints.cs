using InquiryAssistant.Graph;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InquiryAssistant.Service.Mailbox;

/// <summary>Whose mailbox this is, its folders and its categories.</summary>
internal static class MailboxEndpoints
{
    public static void MapMailbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Mailbox").ProducesProblem(StatusCodes.Status502BadGateway).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/mailbox", Read).WithSummary("The mailbox's owner and folders");
        group.MapGet("/categories", Categories).WithSummary("The mailbox's categories with their colours");
    }

    private static async Task<Ok<MailboxResponse>> Read(GraphMailbox mailbox, GraphOptions options, CancellationToken cancellationToken)
    {
        var owner = await mailbox.OwnerAsync(cancellationToken);
        return TypedResults.Ok(new MailboxResponse(options.Mode, new(owner.Name, owner.Address, owner.Company, owner.Sells), await mailbox.FoldersAsync(cancellationToken)));
    }

    private static async Task<Ok<IReadOnlyList<MailCategory>>> Categories(GraphMailbox mailbox, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mailbox.CategoriesAsync(cancellationToken));
}

internal sealed record MailboxResponse(GraphMode Mode, OwnerResponse Owner, IReadOnlyList<MailFolderInfo> Folders);

internal sealed record OwnerResponse(string Name, string Address, string Company, IReadOnlyList<string> Sells);
