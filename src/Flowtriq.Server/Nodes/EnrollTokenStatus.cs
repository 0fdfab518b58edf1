namespace Flowtriq.Server.Nodes;

/// <summary>What became of a token.</summary>
public sealed record EnrollTokenStatus(
    string Id,
    long Used,
    IReadOnlyList<string> NodeIds,
    DateTimeOffset ExpiresAt,
    bool Expired
);
