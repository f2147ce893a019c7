using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Mail;
using InquiryAssistant.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace InquiryAssistant.Service.Feedback;

/// <summary>The reps' corrections: kept, found again for the conversation and the sender, and listed for export.</summary>
internal sealed class Corrections(Func<Store> open, TimeProvider time)
{
    /// <summary>Keeps a correction.</summary>
    public async Task<Correction> AddAsync(Conversation conversation, CorrectionRequest request, CancellationToken cancellationToken)
    {
        var message = conversation.Message;
        var correction = new Correction
        {
            Id = Guid.NewGuid(),
            Mailbox = Lower(conversation.Owner.Address),
            Sender = Lower(message.From?.Address ?? ""),
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

    /// <summary>The rep's decision that stands for a message: the newest of its conversation, else the newest of its sender; null when none does.</summary>
    public async Task<RepVerdict?> FindAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var mailbox = Lower(conversation.Owner.Address);
        var thread = conversation.Message.ConversationId;
        var sender = conversation.Owner.Owns(conversation.Message.From) ? "" : Lower(conversation.Message.From?.Address ?? "");
        await using var store = open();
        var found = await store.Corrections.AsNoTracking()
            .Where(c => c.Mailbox == mailbox && ((thread != "" && c.ConversationId == thread) || (sender != "" && c.Sender == sender)))
            .OrderByDescending(c => thread != "" && c.ConversationId == thread).ThenByDescending(c => c.AtTicks)
            .FirstOrDefaultAsync(cancellationToken);
        return found?.ToVerdict();
    }

    /// <summary>All corrections of a mailbox, oldest first.</summary>
    public async Task<IReadOnlyList<Correction>> AllAsync(string mailbox, CancellationToken cancellationToken)
    {
        var key = Lower(mailbox);
        await using var store = open();
        return await store.Corrections.AsNoTracking().Where(c => c.Mailbox == key).OrderBy(c => c.AtTicks).ToListAsync(cancellationToken);
    }

    private static string Lower(string address) => address.Trim().ToLowerInvariant();
}

/// <summary>A rep's correction: at least one of kind, quadrant and role, and why.</summary>
internal sealed record CorrectionRequest(MessageKind? Kind, Quadrant? Quadrant, DecisionRole? Role, string? Reason);
