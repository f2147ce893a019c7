using InquiryAssistant.Core.Text;

namespace InquiryAssistant.Core.Entities;

/// <summary>The tables of <see cref="EntityData"/>; what each holds is described in its data file.</summary>
internal sealed partial class EntityData
{
    public TermTable<string> Countries { get; private set; } = null!;

    public TermTable<Place> Places { get; private set; } = null!;

    public TermTable<JobTitle> Titles { get; private set; } = null!;

    public TermTable<string> Units { get; private set; } = null!;

    public TermTable<string> Periods { get; private set; } = null!;

    public TermTable<(string Code, string Written)> CodedTerms { get; private set; } = null!;

    public TermTable<string> WordedTerms { get; private set; } = null!;

    public TermTable<bool> PlaceFillers { get; private set; } = null!;

    public TermTable<bool> MoneyCodes { get; private set; } = null!;

    public TermTable<bool> TargetWords { get; private set; } = null!;

    public TermTable<bool> Payment { get; private set; } = null!;

    public TermTable<bool> NamedInstruments { get; private set; } = null!;

    public TermTable<bool> Needed { get; private set; } = null!;

    public TermTable<bool> NeededAfter { get; private set; } = null!;

    public TermTable<bool> Months { get; private set; } = null!;

    /// <summary>What stands around dates, by the number of its group in <see cref="ContextGroups"/>.</summary>
    public TermTable<int> DateContexts { get; private set; } = null!;

    /// <summary>The groups of <see cref="DateContexts"/>, in the order of the data file.</summary>
    public string[] ContextGroups { get; private set; } = null!;

    public TermTable<bool> EnglishMonths { get; private set; } = null!;

    public TermTable<string> ShortMonths { get; private set; } = null!;

    /// <summary>Days of the week and the like: "weekday" or "relative".</summary>
    public TermTable<string> NearDates { get; private set; } = null!;

    public TermTable<bool> WeekWords { get; private set; } = null!;

    public TermTable<bool> ReferenceWords { get; private set; } = null!;

    public TermTable<bool> OfferWords { get; private set; } = null!;

    public TermTable<bool> ReferenceTails { get; private set; } = null!;

    public TermTable<bool> WeakReferencePrefixes { get; private set; } = null!;

    public TermTable<bool> ModelWords { get; private set; } = null!;

    public TermTable<bool> QuantityWords { get; private set; } = null!;

    public TermTable<bool> NotQuantity { get; private set; } = null!;

    public TermTable<string> Certificates { get; private set; } = null!;

    public TermTable<bool> WeakCertificates { get; private set; } = null!;

    public TermTable<bool> CertificateWords { get; private set; } = null!;

    public TermTable<bool> StandardPrefixes { get; private set; } = null!;

    public TermTable<bool> ModelStandards { get; private set; } = null!;

    public TermTable<bool> LegalForms { get; private set; } = null!;

    public TermTable<bool> PrefixForms { get; private set; } = null!;

    public TermTable<string> FormCountries { get; private set; } = null!;

    public TermTable<bool> CompanyWords { get; private set; } = null!;

    public TermTable<bool> CompanyStops { get; private set; } = null!;

    public TermTable<bool> NotPerson { get; private set; } = null!;

    public TermTable<bool> Honorifics { get; private set; } = null!;

    public TermTable<bool> Particles { get; private set; } = null!;

    public TermTable<bool> Closings { get; private set; } = null!;

    public TermTable<string> Fields { get; private set; } = null!;

    public TermTable<bool> FirstPerson { get; private set; } = null!;

    public TermTable<bool> IntroLeads { get; private set; } = null!;

    public TermTable<bool> IntroEnds { get; private set; } = null!;

    public TermTable<bool> PlatformLeads { get; private set; } = null!;

    public TermTable<bool> PhoneLabels { get; private set; } = null!;

    public TermTable<bool> CountryLeads { get; private set; } = null!;

    public TermTable<bool> OrdinaryCodes { get; private set; } = null!;

    public TermTable<bool> OrdinaryPrefixes { get; private set; } = null!;

    public TermTable<bool> SizePrefixes { get; private set; } = null!;

    public TermTable<bool> ReferencePrefixes { get; private set; } = null!;

    public TermTable<bool> FileEnds { get; private set; } = null!;

    public TermTable<bool> NotBeforeNumber { get; private set; } = null!;

    public TermTable<bool> NumberTails { get; private set; } = null!;

    public TermTable<bool> OwnWords { get; private set; } = null!;

    public TermTable<bool> OtherParties { get; private set; } = null!;

    public TermTable<bool> WeakStandards { get; private set; } = null!;

    public TermTable<bool> SystemStandards { get; private set; } = null!;

    public TermTable<bool> PeriodLeads { get; private set; } = null!;

    public TermTable<bool> CountedOf { get; private set; } = null!;

    public TermTable<bool> NeedContexts { get; private set; } = null!;

    public TermTable<bool> NotNeeds { get; private set; } = null!;

    public TermTable<bool> Durations { get; private set; } = null!;

    public TermTable<bool> CreditAnchors { get; private set; } = null!;

    public TermTable<bool> Bargains { get; private set; } = null!;

    public TermTable<bool> TheirPrices { get; private set; } = null!;

    public TermTable<bool> Rates { get; private set; } = null!;

    public TermTable<bool> GoodsContainers { get; private set; } = null!;

    public TermTable<bool> Plurals { get; private set; } = null!;

    public TermTable<decimal> Multipliers { get; private set; } = null!;

    public TermTable<bool> DeliveryWords { get; private set; } = null!;

    public TermTable<decimal> NumberWords { get; private set; } = null!;

    public TermTable<bool> Wants { get; private set; } = null!;

    public TermTable<bool> Measures { get; private set; } = null!;

    public TermTable<bool> DefaultWords { get; private set; } = null!;

    public TermTable<bool> NumberedWords { get; private set; } = null!;

    public TermTable<bool> CompanyLeads { get; private set; } = null!;

    public TermTable<bool> PlainCertificates { get; private set; } = null!;

    public TermTable<bool> AnswerLeads { get; private set; } = null!;

    public TermTable<bool> DeliveredTails { get; private set; } = null!;

    public TermTable<bool> SumLeads { get; private set; } = null!;

    public TermTable<bool> DeadlineLeads { get; private set; } = null!;

    public TermTable<bool> OwnOffers { get; private set; } = null!;

    public TermTable<bool> PresentPrices { get; private set; } = null!;

    public TermTable<bool> PriceLeads { get; private set; } = null!;

    public TermTable<bool> BareLeads { get; private set; } = null!;

    public TermTable<bool> BareTails { get; private set; } = null!;

    public TermTable<bool> HeldIn { get; private set; } = null!;

    public TermTable<bool> NotCounted { get; private set; } = null!;

    public TermTable<bool> TitleEnds { get; private set; } = null!;

    public TermTable<bool> Departments { get; private set; } = null!;

    public TermTable<bool> TitleTails { get; private set; } = null!;

    public TermTable<bool> CompanyEnds { get; private set; } = null!;

    public TermTable<bool> MachineSenders { get; private set; } = null!;

    public TermTable<bool> PayWords { get; private set; } = null!;

    public TermTable<bool> PayNots { get; private set; } = null!;

    public TermTable<string> Renderings { get; private set; } = null!;

    private void AddPlainLists(VocabularyBuilder builder, Files files)
    {
        builder.Add(Vocabulary.PlaceFiller, false, files.Trade.GetProperty("placeFillers"), t => PlaceFillers = t);
        builder.Add(Vocabulary.Money, false, files.Trade.GetProperty("moneyCodes"), t => MoneyCodes = t);
        builder.Add(Vocabulary.Target, true, files.Trade.GetProperty("targetWords"), t => TargetWords = t);
        builder.Add(Vocabulary.Payment, true, files.Terms.GetProperty("payment"), t => Payment = t);
        builder.Add(Vocabulary.NamedInstrument, false, files.Codes.GetProperty("namedInstruments"), t => NamedInstruments = t);
        builder.Add(Vocabulary.Needed, true, files.Terms.GetProperty("needed"), t => Needed = t);
        builder.Add(Vocabulary.NeededAfter, false, files.Terms.GetProperty("neededAfter"), t => NeededAfter = t);
        builder.Add(Vocabulary.Week, false, files.Terms.GetProperty("weekWords"), t => WeekWords = t);
        builder.Add(Vocabulary.Reference, true, files.Terms.GetProperty("referenceWords"), t => ReferenceWords = t);
        builder.Add(Vocabulary.OfferWord, true, files.Terms.GetProperty("offerWords"), t => OfferWords = t);
        builder.Add(Vocabulary.ReferenceTail, false, files.Terms.GetProperty("referenceTails"), t => ReferenceTails = t);
        builder.Add(Vocabulary.WeakReferencePrefix, false, files.Codes.GetProperty("weakReferencePrefixes"), t => WeakReferencePrefixes = t);
        builder.Add(Vocabulary.ModelWord, true, files.Terms.GetProperty("modelWords"), t => ModelWords = t);
        builder.Add(Vocabulary.QuantityWord, true, files.Terms.GetProperty("quantityWords"), t => QuantityWords = t);
        builder.Add(Vocabulary.NotQuantity, false, files.Terms.GetProperty("notQuantity"), t => NotQuantity = t);
        builder.Add(Vocabulary.WeakCertificate, false, files.Codes.GetProperty("weakCertificates"), t => WeakCertificates = t);
        builder.Add(Vocabulary.CertificateWord, true, files.Codes.GetProperty("certificateWords"), t => CertificateWords = t);
        builder.Add(Vocabulary.StandardPrefix, true, files.Terms.GetProperty("standardPrefixes"), t => StandardPrefixes = t);
        builder.Add(Vocabulary.ModelStandard, false, files.Terms.GetProperty("modelStandards"), t => ModelStandards = t);
        builder.Add(Vocabulary.LegalForm, true, files.Terms.GetProperty("legalForms"), t => LegalForms = t);
        builder.Add(Vocabulary.PrefixForm, false, files.Persons.GetProperty("prefixForms"), t => PrefixForms = t);
        builder.Add(Vocabulary.CompanyWord, true, files.Terms.GetProperty("companyWords"), t => CompanyWords = t);
        builder.Add(Vocabulary.CompanyStop, false, files.Persons.GetProperty("companyStops"), t => CompanyStops = t);
        builder.Add(Vocabulary.NotPerson, true, files.Terms.GetProperty("notPerson"), t => NotPerson = t);
        builder.Add(Vocabulary.Honorific, false, files.Persons.GetProperty("honorifics"), t => Honorifics = t);
        builder.Add(Vocabulary.Particle, false, files.Persons.GetProperty("particles"), t => Particles = t);
        builder.Add(Vocabulary.Closing, false, files.Persons.GetProperty("closings"), t => Closings = t);
        builder.Add(Vocabulary.FirstPerson, true, files.Persons.GetProperty("firstPerson"), t => FirstPerson = t);
        builder.Add(Vocabulary.IntroLead, true, files.Persons.GetProperty("introLeads"), t => IntroLeads = t);
        builder.Add(Vocabulary.IntroEnd, true, files.Persons.GetProperty("introEnds"), t => IntroEnds = t);
        builder.Add(Vocabulary.PlatformLead, true, files.Persons.GetProperty("platformLeads"), t => PlatformLeads = t);
        builder.Add(Vocabulary.PhoneLabel, false, files.Persons.GetProperty("phoneLabels"), t => PhoneLabels = t);
        builder.Add(Vocabulary.CountryLead, false, files.Persons.GetProperty("countryLeads"), t => CountryLeads = t);
        builder.Add(Vocabulary.OrdinaryCode, false, files.Codes.GetProperty("ordinary"), t => OrdinaryCodes = t);
        builder.Add(Vocabulary.OrdinaryPrefix, false, files.Codes.GetProperty("ordinaryPrefixes"), t => OrdinaryPrefixes = t);
        builder.Add(Vocabulary.SizePrefix, false, files.Codes.GetProperty("sizePrefixes"), t => SizePrefixes = t);
        builder.Add(Vocabulary.ReferencePrefix, false, files.Codes.GetProperty("referencePrefixes"), t => ReferencePrefixes = t);
        builder.Add(Vocabulary.FileEnd, false, files.Codes.GetProperty("fileEnds"), t => FileEnds = t);
        builder.Add(Vocabulary.NotBeforeNumber, false, files.Codes.GetProperty("notBeforeNumber"), t => NotBeforeNumber = t);
        builder.Add(Vocabulary.NumberTail, false, files.Codes.GetProperty("numberTails"), t => NumberTails = t);
        builder.Add(Vocabulary.OwnWord, true, files.Persons.GetProperty("ownWords"), t => OwnWords = t);
        builder.Add(Vocabulary.OtherParty, true, files.Persons.GetProperty("otherParties"), t => OtherParties = t);
        builder.Add(Vocabulary.WeakStandard, false, files.Codes.GetProperty("weakStandards"), t => WeakStandards = t);
        builder.Add(Vocabulary.SystemStandard, false, files.Codes.GetProperty("systemStandards"), t => SystemStandards = t);
        builder.Add(Vocabulary.PeriodLead, false, files.Terms.GetProperty("periodLeads"), t => PeriodLeads = t);
        builder.Add(Vocabulary.CountedOf, false, files.Terms.GetProperty("countedOf"), t => CountedOf = t);
        builder.Add(Vocabulary.NeedContext, false, files.Terms.GetProperty("needContext"), t => NeedContexts = t);
        builder.Add(Vocabulary.NotNeed, false, files.Terms.GetProperty("notNeed"), t => NotNeeds = t);
        builder.Add(Vocabulary.Duration, false, files.Terms.GetProperty("durations"), t => Durations = t);
        builder.Add(Vocabulary.CreditAnchor, false, files.Terms.GetProperty("creditAnchors"), t => CreditAnchors = t);
        builder.Add(Vocabulary.Bargain, false, files.Terms.GetProperty("bargain"), t => Bargains = t);
        builder.Add(Vocabulary.TheirPrice, false, files.Terms.GetProperty("theirPrice"), t => TheirPrices = t);
        builder.Add(Vocabulary.Rate, false, files.Terms.GetProperty("rates"), t => Rates = t);
        builder.Add(Vocabulary.GoodsContainer, false, files.Terms.GetProperty("containersOfGoods"), t => GoodsContainers = t);
        builder.Add(Vocabulary.Plural, false, files.Terms.GetProperty("plurals"), t => Plurals = t);
        builder.Add(Vocabulary.TitleEnd, false, files.Titles.GetProperty("ends"), t => TitleEnds = t);
        builder.Add(Vocabulary.Department, false, files.Titles.GetProperty("departments"), t => Departments = t);
        builder.Add(Vocabulary.TitleTail, false, files.Titles.GetProperty("tails"), t => TitleTails = t);
        builder.Add(Vocabulary.CompanyEnd, false, files.Persons.GetProperty("companyEnds"), t => CompanyEnds = t);
        builder.Add(Vocabulary.MachineSender, false, files.Persons.GetProperty("machineSenders"), t => MachineSenders = t);
        builder.Add(Vocabulary.PayWord, true, files.Terms.GetProperty("payWords"), t => PayWords = t);
        builder.Add(Vocabulary.PayNot, false, files.Terms.GetProperty("payNot"), t => PayNots = t);
        builder.Add(Vocabulary.Want, true, files.Units.GetProperty("wants"), t => Wants = t);
        builder.Add(Vocabulary.Measure, true, files.Units.GetProperty("measures"), t => Measures = t);
        builder.Add(Vocabulary.DefaultWord, true, files.Units.GetProperty("defaults"), t => DefaultWords = t);
        builder.Add(Vocabulary.NumberedWord, true, files.Units.GetProperty("numbered"), t => NumberedWords = t);
        builder.Add(Vocabulary.SumLead, false, files.Units.GetProperty("sumLeads"), t => SumLeads = t);
        builder.Add(Vocabulary.DeadlineLead, false, files.Terms.GetProperty("deadlineLeads"), t => DeadlineLeads = t);
        builder.Add(Vocabulary.OwnOffer, false, files.Trade.GetProperty("ownOffers"), t => OwnOffers = t);
        builder.Add(Vocabulary.PresentPrice, false, files.Trade.GetProperty("presentPrices"), t => PresentPrices = t);
        builder.Add(Vocabulary.PriceLead, false, files.Trade.GetProperty("priceLeads"), t => PriceLeads = t);
        builder.Add(Vocabulary.BareLead, false, files.Units.GetProperty("bareLeads"), t => BareLeads = t);
        builder.Add(Vocabulary.BareTail, false, files.Units.GetProperty("bareTails"), t => BareTails = t);
        builder.Add(Vocabulary.HeldIn, true, files.Units.GetProperty("heldIn"), t => HeldIn = t);
        builder.Add(Vocabulary.NotCounted, false, files.Units.GetProperty("notCounted"), t => NotCounted = t);
        builder.Add(Vocabulary.CompanyLead, false, files.Persons.GetProperty("companyLeads"), t => CompanyLeads = t);
        builder.Add(Vocabulary.PlainCertificate, false, files.Codes.GetProperty("plainCertificates"), t => PlainCertificates = t);
        builder.Add(Vocabulary.AnswerLead, false, files.Persons.GetProperty("answerLeads"), t => AnswerLeads = t);
        builder.Add(Vocabulary.DeliveredTail, false, files.Trade.GetProperty("deliveredTails"), t => DeliveredTails = t);
        builder.Add(Vocabulary.DeliveryWord, true, files.Trade.GetProperty("deliveryWords"), t => DeliveryWords = t);
    }
}
