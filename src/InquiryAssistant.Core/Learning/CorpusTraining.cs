using InquiryAssistant.Core.Assessments.Models;
using InquiryAssistant.Core.Assessments.Signals;

namespace InquiryAssistant.Core.Learning;

/// <summary>Learns all weights from labelled mail. The same mail in the same order gives the same files, byte for byte.</summary>
public static class CorpusTraining
{
    /// <summary>The texts of the weight files by name, such as <c>kind.json</c>.</summary>
    public static IReadOnlyDictionary<string, string> Learn(IReadOnlyList<LabelledMail> mails)
    {
        var reader = SignalReader.Load();
        var read = Read(reader, mails);
        var models = TrainerFor(reader).Train(read);
        var files = models.All.ToDictionary(m => $"{m.Dimension}.json", m => WeightsFile.Write(m, reader.Catalogue, mails.Count), StringComparer.Ordinal);
        files[EvidenceTraining.File] = EvidenceTraining.Learn(read);
        return files;
    }

    internal static ModelTrainer TrainerFor(SignalReader reader) => new(reader.Catalogue, LearningPlan.Load(reader.Catalogue), Decision.Load(null));

    internal static List<ReadMail> Read(SignalReader reader, IReadOnlyList<LabelledMail> mails) => [.. mails.Select(mail =>
    {
        var (reading, sheet) = reader.Read(mail.Conversation);
        return new ReadMail(mail, reading, sheet);
    })];
}
