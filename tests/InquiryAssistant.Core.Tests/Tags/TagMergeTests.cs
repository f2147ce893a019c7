using FsCheck;
using FsCheck.Fluent;
using InquiryAssistant.Core.Assessments;
using InquiryAssistant.Core.Tags;

namespace InquiryAssistant.Core.Tests.Tags;

public sealed class TagMergeTests
{
    private static readonly string[] Quadrants = ["A · Key", "B · Nurture", "C · Keep in touch", "D · Not a prospect"];

    private static readonly string[] Ours = [.. Quadrants, "Region · Europe", "Region · UK", "Line · pillow blocks", "Source · Fair", "Stage · Quoted", "Stage · Ordered", "Risk · Bank change", "Risk · Link"];

    private static readonly string[] Users = ["VIP", "vip", "Kunde", "A", "Region · DACH", "Stage · on hold", "Rot", "", "Лид"];

    private static readonly Gen<string[]> Present = Gen.Elements<string>([.. Ours, .. Users]).ArrayOf();

    private static readonly Gen<string[]> Wanted = Gen.Elements<string>(Ours).ArrayOf()
        .Select(tags => tags.DistinctBy(t => Array.IndexOf(Quadrants, t) >= 0 ? "quadrant" : t.StartsWith("Region", StringComparison.Ordinal) ? "region" : t.StartsWith("Stage", StringComparison.Ordinal) ? "stage" : t).ToArray());

    [Fact]
    public void Keeps_UsersCategories_InOrderAndCase() => ForAll((present, wanted) =>
        TagPlanner.Merge(present, wanted).Categories.Where(c => !TagPlanner.IsOurs(c)).SequenceEqual(present.Where(c => !TagPlanner.IsOurs(c))));

    [Fact]
    public void Leaves_ExactlyOneQuadrant_WhereOneIsWanted() => ForAll((present, wanted) =>
    {
        var wantedQuadrant = wanted.FirstOrDefault(Quadrants.Contains);
        var quadrants = TagPlanner.Merge(present, wanted).Categories.Where(c => Quadrants.Contains(c, StringComparer.OrdinalIgnoreCase)).Distinct().ToArray();
        return wantedQuadrant is null ? quadrants.All(present.Contains) : quadrants.SequenceEqual([wantedQuadrant]);
    });

    [Fact]
    public void Merging_TwiceChangesNothingMore() => ForAll((present, wanted) =>
    {
        var again = TagPlanner.Merge(TagPlanner.Merge(present, wanted).Categories, wanted);
        return again.Added.Count == 0 && again.Removed.Count == 0;
    });

    [Fact]
    public void Says_ExactlyWhatChanges() => ForAll((present, wanted) =>
    {
        var plan = TagPlanner.Merge(present, wanted);
        return plan.Added.All(a => plan.Categories.Contains(a) && !present.Contains(a, StringComparer.OrdinalIgnoreCase))
            && plan.Removed.All(r => present.Contains(r) && !plan.Categories.Contains(r, StringComparer.OrdinalIgnoreCase) && TagPlanner.IsOurs(r))
            && plan.Categories.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(present.Except(plan.Removed, StringComparer.OrdinalIgnoreCase).Concat(plan.Added));
    });

    [Fact]
    public void Undo_BringsBackTheSameNames() => ForAll((present, wanted) =>
    {
        var plan = TagPlanner.Merge(present, wanted);
        var undone = TagPlanner.Undo(plan.Categories, plan.Added, plan.Removed);
        return undone.Categories.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(present);
    });

    [Fact]
    public void Undo_KeepsWhatTheUserAddedMeanwhile()
    {
        var undone = TagPlanner.Undo(["VIP", "A · Key", "Later"], ["A · Key", "Later"], ["C · Keep in touch", "Somebody else's"]);

        Assert.Equal(["VIP", "Later", "C · Keep in touch"], undone.Categories);
    }

    [Fact]
    public void RepsQuadrant_WinsOverTheMachines()
    {
        var plan = TagPlanner.Merge(["D · Not a prospect", "VIP"], ["D · Not a prospect", "Region · UK"], Quadrant.B);

        Assert.Equal(["VIP", "B · Nurture", "Region · UK"], plan.Categories);
        Assert.Equal(["D · Not a prospect"], plan.Removed);
    }

    [Theory]
    [InlineData("Stage · Ordered", "Stage · Quoted", "Stage · Ordered")]
    [InlineData("Stage · Quoted", "Stage · Negotiating", "Stage · Negotiating")]
    public void Stage_MovesForwardOnly(string present, string wanted, string left) =>
        Assert.Equal([left], TagPlanner.Merge([present], [wanted]).Categories);

    [Fact]
    public void Stage_MovesBackWhenTheRepSaysSo() =>
        Assert.Equal(["Stage · Quoted"], TagPlanner.Merge(["Stage · Ordered"], ["Stage · Ordered"], stageByRep: Stage.Quoted).Categories);

    [Fact]
    public void MessageWithoutQuadrant_LosesNoTagOfItsCustomer()
    {
        string[] present = ["A · Key", "Region · Europe", "Line · pillow blocks", "Stage · Ordered"];

        Assert.Equal(present, TagPlanner.Merge(present, []).Categories);
    }

    private static void ForAll(Func<string[], string[], bool> law) =>
        Prop.ForAll(Present.ToArbitrary(), Wanted.ToArbitrary(), (present, wanted) => law(present, wanted)).QuickCheckThrowOnFailure();
}
