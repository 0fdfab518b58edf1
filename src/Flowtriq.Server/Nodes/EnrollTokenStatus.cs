namespace Flowtriq.Server.Nodes;

/// <summary>What became of a token, and who was turned away since it was made, newest first.</summary>
public sealed record EnrollTokenStatus(
    string Id,
    long Used,
    IReadOnlyList<string> NodeIds,
    DateTimeOffset ExpiresAt,
    bool Expired,
    IReadOnlyList<EnrollRefusal> Refusals
);
