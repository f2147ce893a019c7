using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Feedback;

/// <summary>The reps' corrections: kept, found again for the conversation and the sender, and listed for export.</summary>
internal sealed class Corrections(Func<Store> open, TimeProvider time)
{
    /// <summary>Corrections of one sender and conversation that are looked at, the newest.</summary>
    private const int MostRead = 200;

    /// <summary>Keeps a correction.</summary>
    public async Task<Correction> AddAsync(Conversation conversation, CorrectionRequest request, CancellationToken cancellationToken)
    {
        var message = conversation.Message;
        var correction = new Correction
        {
            Id = Guid.NewGuid(),
            Mailbox = Lower(conversation.Owner.Address),
            Sender = SenderOf(conversation),
            ConversationId = message.ConversationId,
            MessageId = message.Id,
            Kind = request.Kind,
            Quadrant = request.Quadrant,
            Role = request.Role,
            Reason = request.Reason?.Trim() ?? "",
            AtTicks = time.GetUtcNow().UtcTicks,
        };
        await using var store = open();
        store.Corrections.Add(correction);
        await store.SaveChangesAsync(cancellationToken);
        return correction;
    }

    /// <summary>The rep's decision that stands for a message: what he said of its conversation, the newest word of each field, else of its sender; null when he said nothing.</summary>
    /// <remarks>A later word on one field takes nothing back that he said of another. Of the sender's other conversations only the role counts beside words on this one.</remarks>
    public async Task<RepVerdict?> FindAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var mailbox = Lower(conversation.Owner.Address);
        var thread = conversation.Message.ConversationId;
        var sender = SenderOf(conversation);
        await using var store = open();
        var found = await store.Corrections.AsNoTracking()
            .Where(c => c.Mailbox == mailbox && ((thread != "" && c.ConversationId == thread) || (sender != "" && c.Sender == sender)))
            .OrderByDescending(c => c.AtTicks).Take(MostRead)
            .ToListAsync(cancellationToken);
        RepVerdict[] here = [.. found.Where(c => thread != "" && c.ConversationId == thread).Select(c => c.ToVerdict())];
        RepVerdict[] elsewhere = [.. found.Where(c => thread == "" || c.ConversationId != thread).Select(c => c.ToVerdict())];
        return here.Length == 0
            ? RepVerdict.Join(elsewhere)
            : RepVerdict.Join(here)! with { Role = here.Concat(elsewhere.Where(e => sender != "")).Select(v => v.Role).FirstOrDefault(r => r is not null) };
    }

    /// <summary>All corrections of a mailbox, oldest first.</summary>
    public async Task<IReadOnlyList<Correction>> AllAsync(string mailbox, CancellationToken cancellationToken)
    {
        var key = Lower(mailbox);
        await using var store = open();
        return await store.Corrections.AsNoTracking().Where(c => c.Mailbox == key).OrderBy(c => c.AtTicks).ToListAsync(cancellationToken);
    }

    /// <summary>Who is answered: a form of the own site and a platform write from one address for everybody and name the buyer in Reply-To. "" for the owner himself.</summary>
    private static string SenderOf(Conversation conversation)
    {
        var message = conversation.Message;
        var sender = message.ReplyTo.FirstOrDefault(r => r.Address.Trim().Length > 0 && !conversation.Owner.Owns(r)) ?? message.From;
        return sender is null || conversation.Owner.Owns(sender) ? "" : Lower(sender.Address);
    }

    private static string Lower(string address) => address.Trim().ToLowerInvariant();
}

/// <summary>A rep's correction: at least one of kind, quadrant and role, and why.</summary>
internal sealed record CorrectionRequest(MessageKind? Kind, Quadrant? Quadrant, DecisionRole? Role, string? Reason);
