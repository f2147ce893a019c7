using System.Text.Json;
using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>The word lists of entity reading; each is one kind of the shared term index.</summary>
internal enum Vocabulary
{
    Country, Place, Title, NumberWord, Want, Measure, DefaultWord, NumberedWord, HeldIn, PayWord, Unit, NearDate, CodedTerm, WordedTerm, DateContext, Money, Target, Payment, NamedInstrument, Needed, Month, Week,
    Reference, OfferWord, ModelWord, QuantityWord, NotQuantity, Certificate, WeakCertificate, CertificateWord, StandardPrefix, ModelStandard, LegalForm, PrefixForm,
    FormCountry, CompanyWord, CompanyStop, NotPerson, Honorific, Particle, Closing, Field, FirstPerson, IntroLead, IntroEnd, PlatformLead, PhoneLabel,
    CountryLead, OrdinaryCode, OrdinaryPrefix, SizePrefix, ReferencePrefix, FileEnd, NotBeforeNumber, NumberTail, Multiplier, NeededAfter, DeliveryWord, PeriodLead, CountedOf, OwnWord, OtherParty, WeakStandard, SystemStandard, NeedContext, NotNeed, Duration,
    CreditAnchor, Bargain, TheirPrice, Rate, GoodsContainer, Plural, NotCounted, TitleEnd, Department, TitleTail, CompanyEnd, MachineSender, PayNot, Rendering, ReferenceTail, WeakReferencePrefix, SumLead, DeliveredTail, AnswerLead, PlainCertificate, CompanyLead, BareLead, BareTail, OwnOffer, PriceLead, DeadlineLead, PresentPrice, PlaceFiller, ShortMonth, EnglishMonth, Period,
}

/// <summary>Collects the word lists from the data files and builds their index.</summary>
internal sealed class VocabularyBuilder
{
    private readonly List<(string Term, int Kind, int Value, bool Scanned)> _terms = [];
    private readonly List<Action<TermIndex>> _waiting = [];

    /// <summary>Takes in a list; <paramref name="scanned"/> lists are reported when a text is read, others only looked up.</summary>
    public void Add<T>(Vocabulary kind, bool scanned, IEnumerable<(string Term, T Value)> source, Action<TermTable<T>> set)
    {
        var values = new List<T>();
        foreach (var (term, value) in source)
        {
            _terms.Add((term, (int)kind, values.Count, scanned));
            values.Add(value);
        }

        _waiting.Add(index => set(new TermTable<T>(index, (int)kind, values)));
    }

    /// <summary>Takes in a plain list of words.</summary>
    public void Add(Vocabulary kind, bool scanned, JsonElement words, Action<TermTable<bool>> set) =>
        Add(kind, scanned, EntityData.Strings(words).Select(t => (t, true)), set);

    /// <summary>Takes in an object whose members name the value of their words.</summary>
    public void AddNamed(Vocabulary kind, bool scanned, JsonElement groups, Action<TermTable<string>> set) =>
        Add(kind, scanned, groups.EnumerateObject().SelectMany(g => EntityData.Strings(g.Value).Select(t => (t, g.Name))), set);

    /// <summary>Builds the index and hands each list its view.</summary>
    public TermIndex Build()
    {
        var index = new TermIndex(_terms);
        _waiting.ForEach(set => set(index));
        return index;
    }
}
