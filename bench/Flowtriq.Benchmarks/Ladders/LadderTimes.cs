namespace Flowtriq.Benchmarks.Ladders;

/// <summary>One attack: when its first packet came to the edge, by the kernel's clock, and every moment after it.</summary>
internal sealed record LadderTimes(DateTimeOffset First, IReadOnlyDictionary<string, DateTimeOffset> Moments)
{
    /// <summary>Milliseconds from the first packet; null when it never came to that.</summary>
    public double? To(string moment) => Moments.TryGetValue(moment, out var at) ? (at - First).TotalMilliseconds : null;
}
