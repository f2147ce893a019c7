using InquiryAssistant.Core.Mail;

namespace InquiryAssistant.Core.Learning;

/// <summary>One labelled message.</summary>
/// <param name="Id">Its id in the corpus.</param>
/// <param name="Batch">The file it comes from.</param>
/// <param name="Conversation">The message with its thread and owner.</param>
/// <param name="Labels">What it truly is.</param>
public sealed record LabelledMail(string Id, string Batch, Conversation Conversation, TrueLabels Labels);
