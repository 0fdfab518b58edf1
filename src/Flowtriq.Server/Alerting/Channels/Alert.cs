using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>One thing to tell people, complete: a channel needs nothing else to write its message. Times are UTC.</summary>
internal sealed record Alert
{
    /// <summary>The same for every attempt to tell this one thing: "incident-12-opened".</summary>
    public required string Key { get; init; }
    public required AlertKind Kind { get; init; }

    /// <summary>The incident's number; 0 for a test.</summary>
    public required long Incident { get; init; }
    public required Severity Severity { get; init; }

    /// <summary>When what it tells happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is attacked, as a prefix or address; null when that is not known.</summary>
    public string? Target { get; init; }
    public string? Customer { get; init; }

    /// <summary>Greatest share first.</summary>
    public IReadOnlyList<AlertVector> Vectors { get; init; } = [];

    /// <summary>Packets per second.</summary>
    public double PeakPps { get; init; }

    /// <summary>Bits per second.</summary>
    public double PeakBps { get; init; }
    public required DateTimeOffset Onset { get; init; }
    public required DateTimeOffset Detected { get; init; }
    public DateTimeOffset? Resolved { get; init; }

    /// <summary>What is done about it, a sentence each.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
    public IReadOnlyList<string> Pops { get; init; } = [];

    /// <summary>Who acknowledged or resolved it, where a person did.</summary>
    public string? By { get; init; }

    /// <summary>The incident in the console.</summary>
    public string? Link { get; init; }

    /// <summary>Where somebody without a session can acknowledge; null when there is nothing to acknowledge.</summary>
    public string? AcknowledgeLink { get; init; }
    public required string Workspace { get; init; }
}
