namespace Flowtriq.Lab.Ladders;

/// <summary>How a <see cref="LadderLab"/> is built.</summary>
/// <param name="Agent">Path of ftagent.</param>
/// <param name="Server">Path of the server's program.</param>
/// <param name="Folder">For data and scratch files; it must exist.</param>
/// <param name="Lifetime">When everything ends by itself.</param>
public sealed record LadderSetup(string Agent, string Server, string Folder, TimeSpan Lifetime)
{
    /// <summary>Ordinary traffic that the edge forwards all the time.</summary>
    public const int BackgroundPps = 500;

    /// <summary>What the scrubbing centre drops, in nft's words; null for a lab without one.</summary>
    public string? ScrubberFilter { get; init; }
}
