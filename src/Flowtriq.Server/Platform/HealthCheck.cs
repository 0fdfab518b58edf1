namespace Flowtriq.Server.Platform;

/// <summary>One thing that must work: null when it does, otherwise why it does not, in words for an operator.</summary>
public sealed record HealthCheck(string Name, Func<string?> Problem)
{
    /// <summary>What should be seen to while it still works; null when nothing is.</summary>
    public Func<string?> Warning { get; init; } = static () => null;
}
