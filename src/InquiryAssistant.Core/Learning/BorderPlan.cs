using System.Globalization;
using System.Text.Json;
using InquiryAssistant.Core.Assessments.Models;

namespace InquiryAssistant.Core.Learning;

/// <summary>Borders that might have been chosen otherwise and what errors cost, from <c>weights/learning.json</c>.</summary>
internal sealed class BorderPlan
{
    private BorderPlan(JsonElement file)
    {
        var costs = file.GetProperty("costs");
        WrongKind = costs.GetProperty("wrongKind").GetDouble();
        WronglyFiled = costs.GetProperty("wronglyFiled").GetDouble();
        NotFiled = costs.GetProperty("notFiled").GetDouble();
        IEnumerable<Dictionary<string, double>> choices = [[]];
        foreach (var border in file.GetProperty("candidates").EnumerateObject())
        {
            double[] values = [.. border.Value.EnumerateArray().Select(v => v.GetDouble())];
            choices = [.. choices.SelectMany(c => values.Select(v => new Dictionary<string, double>(c) { [border.Name] = v }))];
        }

        Choices = [.. choices.Select(c => (Name(c), Decision.Load(JsonSerializer.SerializeToElement(c))))];
    }

    /// <summary>Cost of a wrong kind.</summary>
    public double WrongKind { get; }

    /// <summary>Cost of a buyer, running order or colleague in D.</summary>
    public double WronglyFiled { get; }

    /// <summary>Cost of an advert or a fraud that is not in D.</summary>
    public double NotFiled { get; }

    /// <summary>Every combination of candidates, named and laid over the shipped borders.</summary>
    public IReadOnlyList<(string Name, Decision Decision)> Choices { get; }

    private static string Name(Dictionary<string, double> choice) =>
        string.Join(", ", choice.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Key} {b.Value}")));

    /// <summary>Reads the built-in plan.</summary>
    public static BorderPlan Load()
    {
        using var file = EmbeddedData.Open("weights/learning.json");
        return new BorderPlan(file.RootElement.GetProperty("borders"));
    }
}
