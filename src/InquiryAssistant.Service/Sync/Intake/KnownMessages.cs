namespace InquiryAssistant.Service.Sync.Intake;

/// <summary>What is remembered of some messages.</summary>
/// <param name="Taken">Those that were taken in, by id.</param>
/// <param name="Letters">Those that failed, by id.</param>
/// <param name="NowTicks">When it was read.</param>
internal sealed record KnownMessages(IReadOnlyDictionary<string, TakenInMessage> Taken, IReadOnlyDictionary<string, DeadLetter> Letters, long NowTicks)
{
    public static KnownMessages None { get; } = new(new Dictionary<string, TakenInMessage>(), new Dictionary<string, DeadLetter>(), 0);

    /// <summary>Whether there is anything to do: not when it was taken in with this version or a later one, when it waits for its next try, or when a person has it.</summary>
    public bool IsOpen(string id) =>
        !(Taken.TryGetValue(id, out var row) && row.Version >= AssessmentVersion.Current)
        && !(Letters.TryGetValue(id, out var letter) && (letter.State != DeadLetterState.Retrying || letter.NextTryTicks > NowTicks));

    /// <summary>The row of a message that was taken in; null when it was not.</summary>
    public TakenInMessage? Find(string id) => Taken.GetValueOrDefault(id);
}
