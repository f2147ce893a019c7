using System.Text.Json;

namespace InquiryAssistant.Core.Entities.Evidence;

/// <summary>What each cue adds to one decision, in log-odds; learned by the <c>train</c> command, kept in <c>weights/entities.json</c>.</summary>
/// <param name="Base">What every candidate starts with.</param>
/// <param name="Border">A candidate is taken when its score is above this.</param>
/// <param name="Weights">By number of the cue; what the file does not name weighs nothing.</param>
internal sealed record CueWeights(double Base, double Border, double[] Weights)
{
    public double this[int cue] => Weights[cue];

    /// <summary>Reads one decision of the file.</summary>
    /// <param name="decision">Its name.</param>
    /// <param name="book">The cues it may weigh; a name that is none of them is a fault of the file.</param>
    public static CueWeights Load(string decision, CueBook book)
    {
        using var file = EmbeddedData.Open("weights/entities.json");
        return Read(file.RootElement.GetProperty("decisions").GetProperty(decision), book);
    }

    internal static CueWeights Read(JsonElement decision, CueBook book)
    {
        var numbers = book.Names.Select((name, number) => (name, number)).ToDictionary(n => n.name, n => n.number, StringComparer.Ordinal);
        var weights = new double[book.Count];
        foreach (var weight in decision.GetProperty("weights").EnumerateObject())
        {
            weights[numbers[weight.Name]] = weight.Value.GetDouble();
        }

        return new(decision.GetProperty("base").GetDouble(), decision.GetProperty("border").GetDouble(), weights);
    }
}
