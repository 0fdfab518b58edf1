namespace Flowtriq.Core.Classification;

/// <summary>What a payload showed. Holds constant text only, so that looking at a packet allocates nothing.</summary>
/// <param name="Text">What was recognised ("ANY response"); null when nothing was.</param>
/// <param name="Count">A figure that belongs to it, such as records in the response; 0 when there is none.</param>
/// <param name="Unit">What <paramref name="Count"/> counts ("RR"); null when there is no figure.</param>
public readonly record struct PayloadMatch(string? Text, int Count = 0, string? Unit = null)
{
    /// <summary>Nothing was recognised.</summary>
    public static PayloadMatch None => default;

    /// <summary>True when something was recognised.</summary>
    public bool Found => Text is not null;
}
