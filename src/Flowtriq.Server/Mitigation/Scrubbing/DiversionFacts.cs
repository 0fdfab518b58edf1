namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What a diversion's next step depends on.</summary>
internal sealed record DiversionFacts
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Shortest time from the provider's yes.</summary>
    public TimeSpan MinimumOn { get; init; }

    /// <summary>How long the provider's announcement takes until it is seen everywhere.</summary>
    public TimeSpan AnnounceTime { get; init; }

    /// <summary>How long its withdrawal takes.</summary>
    public TimeSpan WithdrawTime { get; init; }

    /// <summary>Pause between two looks at what the provider announces.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>True when the shortest time does not count: everything is to be withdrawn.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Why it may not begin now; null when it may.</summary>
    public string? Hindrance { get; init; }

    /// <summary>Why it may not go on; null when it may.</summary>
    public string? OverBudget { get; init; }

    /// <summary>False while our own announcement should stand and no router has taken it.</summary>
    public bool OwnStands { get; init; } = true;

    /// <summary>0 to 1, drawn anew for each step.</summary>
    public double Jitter { get; init; }
}
