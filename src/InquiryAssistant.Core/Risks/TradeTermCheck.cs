using InquiryAssistant.Core.Assessments;

namespace InquiryAssistant.Core.Risks;

/// <summary>Whether trade term and named place contradict each other (seed 4): the seller pays the way to his own port, or loads in the buyer's.</summary>
internal static class TradeTermCheck
{
    // The product's exporters ship from China (domain guide, head); a place there is never where their goods arrive.
    private const string SellerCountry = "CN";

    /// <summary>C and D terms name a place of arrival, F terms and EXW a place of departure.</summary>
    /// <param name="entities">Term, place and the buyer's country.</param>
    /// <param name="portCountry">ISO country of the place; null when unknown.</param>
    public static bool IsMismatch(InquiryEntities entities, string? portCountry)
    {
        if (entities.Incoterm is null || portCountry is null)
        {
            return false;
        }

        var arrival = entities.Incoterm is "CIF" or "CFR" or "CPT" or "CIP" or "DAP" or "DDP" or "DPU" or "DAT" or "DDU";
        return arrival
            ? portCountry == SellerCountry && entities.Country != SellerCountry
            : entities.Country is not null && portCountry == entities.Country && portCountry != SellerCountry;
    }
}
