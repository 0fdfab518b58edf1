using Flowtriq.Core.Incidents;

namespace Flowtriq.Core.Reports;

/// <summary>What of an incident counts in a report over a period.</summary>
public sealed record ReportedIncident
{
    /// <summary>Its number.</summary>
    public required IncidentId Id { get; init; }

    /// <summary>What it was: "UDP amplification".</summary>
    public required string Title { get; init; }

    /// <summary>The attacked host or prefix; empty while it was not known.</summary>
    public string Target { get; init; } = "";

    /// <summary>Who owns the target; empty when nobody does.</summary>
    public string Customer { get; init; } = "";

    /// <summary>How much it mattered.</summary>
    public Severity Severity { get; init; }

    /// <summary>What a person decided it was.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>When the first packet of it came, as estimated.</summary>
    public required DateTimeOffset Onset { get; init; }

    /// <summary>When the first node decided.</summary>
    public required DateTimeOffset Detected { get; init; }

    /// <summary>When something against it was first in force; null when nothing was.</summary>
    public DateTimeOffset? Mitigated { get; init; }

    /// <summary>When it was over; null while it lasts.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Highest packet rate, packets per second.</summary>
    public double PeakPps { get; init; }

    /// <summary>Highest bit rate, bits per second.</summary>
    public double PeakBps { get; init; }

    /// <summary>The largest share of a link it took, 0 and up; null when no capacity is known.</summary>
    public double? LinkShare { get; init; }

    /// <summary>The names of its vectors, largest first.</summary>
    public IReadOnlyList<string> Vectors { get; init; } = [];

    /// <summary>Points of presence that saw it.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];

    /// <summary>False for ordinary traffic and for tests of the own defence, which no agreement is about.</summary>
    public bool Counts => Verdict is not (Verdict.FalsePositive or Verdict.Test);

    /// <summary>From onset to detection; never negative.</summary>
    public TimeSpan ToDetect => Detected > Onset ? Detected - Onset : TimeSpan.Zero;

    /// <summary>From detection to the first measure in force; null when there was none.</summary>
    public TimeSpan? ToMitigate =>
        Mitigated is not { } mitigated ? null
        : mitigated > Detected ? mitigated - Detected
        : TimeSpan.Zero;
}
