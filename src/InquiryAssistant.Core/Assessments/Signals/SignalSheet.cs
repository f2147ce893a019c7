namespace InquiryAssistant.Core.Assessments.Signals;

/// <summary>Which signals fired on one message, how strongly (0 to 1), and where first.</summary>
internal sealed class SignalSheet(SignalCatalogue catalogue)
{
    // One sighting says most of it; more sightings come near 1 and never beyond.
    private const float First = 0.7f;
    private const float Remaining = 0.4f;

    private readonly float[] _strengths = new float[catalogue.Count];
    // Few of the signals fire: only those have a trace, and each signal knows its place among them.
    private readonly short[] _places = new short[catalogue.Count];
    private readonly List<SignalTrace> _traces = new(64);

    /// <summary>The signals this sheet speaks of.</summary>
    public SignalCatalogue Catalogue => catalogue;

    /// <summary>Strength by signal index.</summary>
    public ReadOnlySpan<float> Strengths => _strengths;

    /// <summary>Strength of a signal by its index.</summary>
    public float this[int signal] => _strengths[signal];

    /// <summary>Strength of a signal by its name; throws for an unknown name.</summary>
    public float this[string signal] => _strengths[catalogue.IndexOf(signal)];

    /// <summary>Whether it fired.</summary>
    public bool Has(string signal) => this[signal] > 0;

    /// <summary>Where it was seen first.</summary>
    public SignalTrace TraceOf(int signal) => _places[signal] > 0 ? _traces[_places[signal] - 1] : default;

    /// <summary>One more sighting of a signal.</summary>
    public void See(int signal, SignalTrace trace)
    {
        if (_strengths[signal] == 0)
        {
            Put(signal, First, trace);
        }
        else
        {
            _strengths[signal] = 1 - ((1 - _strengths[signal]) * Remaining);
        }
    }

    /// <summary>A fact that is so or is not so: full strength.</summary>
    public void Set(string signal, SignalTrace trace) => Set(catalogue.IndexOf(signal), trace);

    /// <summary>A fact that is so or is not so: full strength.</summary>
    public void Set(int signal, SignalTrace trace) => Put(signal, 1, trace);

    private void Put(int signal, float strength, SignalTrace trace)
    {
        _strengths[signal] = strength;
        if (_places[signal] > 0)
        {
            _traces[_places[signal] - 1] = trace;
            return;
        }

        _traces.Add(trace);
        _places[signal] = (short)_traces.Count;
    }
}
