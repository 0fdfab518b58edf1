namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>The last renewal of the server's authority, as stored.</summary>
/// <param name="Version">Of the list that nodes are given.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Until">Both authorities are trusted up to here.</param>
/// <param name="By">Who started it.</param>
/// <param name="FinishedAt">When the new one took over; null while both are trusted.</param>
internal sealed record AuthorityRenewal(
    ulong Version,
    DateTimeOffset StartedAt,
    DateTimeOffset Until,
    string By,
    DateTimeOffset? FinishedAt
)
{
    internal bool IsUnderWay => FinishedAt is null;
}
